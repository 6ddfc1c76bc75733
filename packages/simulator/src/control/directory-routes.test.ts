import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

const DIRECTORY = '/__simulator/directory';

describe('the directory page', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  const show = async (query = '', headers: Record<string, string> = {}) =>
    (await stage.http.request(`${DIRECTORY}${query}`, { headers })).text();

  async function post(name: string, form: Record<string, string>, origin = 'http://localhost') {
    const body = new URLSearchParams(form);
    const response = await stage.http.request(`${DIRECTORY}/${name}`, { method: 'POST', headers: { origin }, body });
    return { status: response.status, location: response.headers.get('location'), page: await response.text() };
  }

  it('shows the tree, and the root with its members', async () => {
    const page = await show();
    for (const { name } of stage.platform.directory.departments) {
      expect(page).toContain(`>${name.replace('&', '&amp;')}</a>`);
    }
    expect(page).toContain('高管');
    expect(page).not.toContain('张三');
  });

  it('shows a department open in the tree, and a member', async () => {
    const page = await show('?department=4&member=lisi');
    expect(page).toMatch(/department=4" aria-current=true>前端组<\/a>/);
    expect(page).toContain('<h2 id="member">李四 <code>lisi</code></h2>');
    expect(page.match(/<details open/g)).toHaveLength(2);
  });

  it('speaks Chinese', async () => {
    expect(await show('', { 'accept-language': 'zh-CN' })).toContain('<h1>部门与成员</h1>');
  });

  it.each(['', '?department=4&member=lisi'])(
    'gives every field a label, and each id to one field alone: "%s"',
    async (query) => {
      const page = await show(query);
      const ids = [...page.matchAll(/<(?:input|select)\s+id="([\w-]+)"/g)].map(([, id]) => id);
      expect(ids.length).toBeGreaterThan(3);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => !page.includes(`for="${id}"`))).toEqual([]);
    },
  );

  it('adds a department and shows it', async () => {
    const { status, location } = await post('add-department', { department: '3', parent: '3', name: '华北大区' });
    expect([status, location]).toEqual([303, '/__simulator/directory?department=8']);
    expect(stage.platform.directory.department(8)).toMatchObject({ name: '华北大区', parentId: 3 });
  });

  it('renames, moves and orders a department', async () => {
    await post('save-department', { department: '6', name: '华南', nameEn: 'South', parent: '1', order: '7' });
    expect(stage.platform.directory.department(6)).toEqual({
      id: 6,
      name: '华南',
      nameEn: 'South',
      parentId: 1,
      order: 7,
    });
    await post('save-department', { department: '6', name: '华南', nameEn: '', parent: '1', order: '7' });
    expect(stage.platform.directory.department(6)).not.toHaveProperty('nameEn');
  });

  it('deletes an empty department and shows its parent, and tells why another one stays', async () => {
    await post('add-department', { department: '3', parent: '3', name: '华北大区' });
    expect(await post('delete-department', { department: '8' })).toMatchObject({
      status: 303,
      location: '/__simulator/directory?department=3',
    });
    const refused = await post('delete-department', { department: '2' });
    expect(refused.status).toBe(422);
    expect(refused.page).toContain('role="alert">Department 2 is not empty');
  });

  it('adds, disables, enables and deletes a member', async () => {
    await post('add-member', { department: '4', id: 'anna', name: '安娜' });
    expect(stage.platform.member('anna')).toMatchObject({ name: '安娜', departmentIds: [4], status: 1 });
    await post('set-status', { department: '4', member: 'anna', status: '2' });
    expect(await show('?department=4')).toContain('aria-label="Enable 安娜"');
    await post('set-status', { department: '4', member: 'anna', status: '1' });
    expect(stage.platform.member('anna')?.status).toBe(1);
    await post('delete-member', { department: '4', member: 'anna' });
    expect(stage.platform.member('anna')).toBeUndefined();
  });

  const WANGWU = {
    department: '4',
    member: 'wangwu',
    id: 'wangwu',
    name: '王五',
    position: '',
    main: '4',
    status: '1',
  };

  it('renames and moves a member', async () => {
    const form = { ...WANGWU, id: 'wang.wu', departments: '2 5', leads: '4', order: '10', status: '4' };
    expect((await post('save-member', form)).location).toBe('/__simulator/directory?department=4&member=wang.wu');
    expect(stage.platform.member('wangwu')).toBeUndefined();
    expect(stage.platform.member('wang.wu')).toMatchObject({ departmentIds: [2, 5], leads: [], orders: {}, status: 4 });
  });

  it('makes a member a leader, and keeps the orders elsewhere', async () => {
    await post('save-member', { ...WANGWU, departments: '4 5', leads: '5', order: '11' });
    await post('save-member', { ...WANGWU, department: '5', departments: '4 5', leads: '5', order: '12' });
    expect(stage.platform.member('wangwu')).toMatchObject({
      leads: [5],
      orders: { 4: 11, 5: 12 },
      mainDepartmentId: 4,
    });
  });

  it('tells what is wrong with a member', async () => {
    const { status, page } = await post('save-member', { ...WANGWU, departments: '99', leads: '' });
    expect(status).toBe(422);
    expect(page).toContain('wangwu.departmentIds names 99, which is not there');
  });

  it('takes no form from another site', async () => {
    expect((await post('delete-member', { department: '4', member: 'lisi' }, 'http://evil.example')).status).toBe(403);
    expect(stage.platform.member('lisi')).toBeDefined();
  });

  it('lists the first members of a large department', async () => {
    const company = stage.platform.company;
    const more = Array.from({ length: 250 }, (_, index) => ({
      id: `m${index}`,
      name: `M${index}`,
      departmentIds: [7],
    }));
    stage.control.seed({ ...company, members: [...company.members, ...more] as typeof company.members });
    const page = await show('?department=7');
    expect(page).toContain('and 51 more');
    expect(page).not.toContain('>M249<');
    expect(await (await stage.http.request('/')).text()).toContain('and 62 more');
  });

  it('escapes what it shows', async () => {
    stage.control.updateDepartment(2, { name: '<script>alert(1)</script>' });
    expect(await show('?department=2')).not.toContain('<script>alert');
  });
});
