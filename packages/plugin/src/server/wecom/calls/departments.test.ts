import { expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { listDepartments, listDepartmentsBelow } from './departments';

it('lists what the app can see, ids as text', async () => {
  const { app, wecom } = anApp();
  wecom.answer('department/list', {
    department: [
      { id: 1, name: 'Example Ltd', parentid: 0, order: 100 },
      { id: 2, name: '销售部', name_en: 'Sales', parentid: 1, order: 4_294_967_295, department_leader: ['zhangsan'] },
    ],
  });
  expect(await listDepartments(app)).toEqual([
    { id: '1', name: 'Example Ltd', nameEn: undefined, parentId: undefined, order: 100 },
    { id: '2', name: '销售部', nameEn: 'Sales', parentId: '1', order: 4_294_967_295 },
  ]);
  expect(wecom.sentTo('department/list')[0]?.query).toEqual({ access_token: 'T1' });
});

it('lists one department with everything below it', async () => {
  const { app, wecom } = anApp();
  wecom.answer('department/list', { department: [] });
  expect(await listDepartmentsBelow(app, '7')).toEqual([]);
  expect(wecom.sentTo('department/list')[0]?.query).toEqual({ access_token: 'T1', id: '7' });
});

it.each([60003, 60123])('says that the department is gone: %i', async (errcode) => {
  const { app, wecom } = anApp();
  wecom.answer('department/list', { errcode, department: [] });
  expect(await listDepartmentsBelow(app, '7')).toBeUndefined();
});

it('takes no other refusal for an answer', async () => {
  const { app, wecom } = anApp();
  wecom.answer('department/list', { errcode: 60011, department: [] });
  await expect(listDepartmentsBelow(app, '7')).rejects.toMatchObject({ errcode: 60011 });
});

it('takes ids that come as text, and fields that are missing', async () => {
  const { app, wecom } = anApp();
  wecom.answer('department/list', { department: [{ id: '9', name: '' }] });
  expect(await listDepartments(app)).toEqual([
    { id: '9', name: undefined, nameEn: undefined, parentId: undefined, order: 0 },
  ]);
});

it.each([
  ['without the list', {}],
  ['with a department without an id', { department: [{ name: 'x' }] }],
  ['with an id that is none', { department: [{ id: 'one' }] }],
])('accepts no reply %s', async (_, reply) => {
  const { app, wecom } = anApp();
  wecom.answer('department/list', reply);
  await expect(listDepartments(app)).rejects.toMatchObject({ problem: 'reply lacks a field' });
});

it('reads the list of a large company', async () => {
  const { app, wecom } = anApp();
  const department = Array.from({ length: 5_000 }, (_, index) => ({
    id: index + 1,
    name: `Department with a name of an ordinary length ${index}`,
    parentid: index === 0 ? 0 : 1,
    order: index,
  }));
  expect(JSON.stringify(department).length).toBeGreaterThan(256 * 1024);
  wecom.answer('department/list', { department });
  expect(await listDepartments(app)).toHaveLength(5_000);
});
