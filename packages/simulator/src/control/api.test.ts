import { beforeEach, describe, expect, it } from 'vitest';
import { defaultCompany } from '../company/default-company.js';
import { Stage } from '../testing/stage.js';

describe('the control over HTTP', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  async function send(method: string, path: string, body?: unknown) {
    const response = await stage.http.request(`/__simulator/api/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    return { status: response.status, body: await response.json() };
  }

  it('tells that it lives', async () => {
    expect(await send('GET', 'health')).toEqual({ status: 200, body: { ok: true } });
  });

  it('tells the state', async () => {
    const { body } = await send('GET', 'state');
    expect(body).toMatchObject({ company: { name: '示例科技' }, behaviour: { usedCode: '40029' }, faults: [], now: 0 });
  });

  it('takes faults, shows them in the state and takes them back', async () => {
    await send('POST', 'fail', { path: 'user/get', errcode: -1, times: 2 });
    expect(stage.control.faults()).toEqual([{ path: 'user/get', errcode: -1, times: 2 }]);
    await send('DELETE', 'faults');
    expect(stage.control.faults()).toEqual([]);
  });

  it('shows and clears the journal', async () => {
    await stage.token();
    expect((await send('GET', 'journal')).body).toMatchObject([{ path: '/cgi-bin/gettoken' }]);
    await send('DELETE', 'journal');
    expect((await send('GET', 'journal')).body).toEqual([]);
  });

  it('sets limits, and tells how often each call was made', async () => {
    await send('PATCH', 'limits', { parallelCalls: 4 });
    await stage.token();
    expect((await send('GET', 'state')).body).toMatchObject({ limits: { callsPerMinute: 'off', parallelCalls: 4 } });
    expect((await send('GET', 'calls')).body).toMatchObject({ '/cgi-bin/gettoken': { calls: 1, refused: 0 } });
    expect(await send('PATCH', 'limits', { parallelCalls: -1 })).toMatchObject({ status: 400 });
  });

  it('moves the clock and resets it', async () => {
    await send('POST', 'advance', { ms: 60_000 });
    expect(stage.control.now()).toBe(60_000);
    await send('POST', 'reset');
    expect(stage.control.now()).toBe(0);
  });

  it('changes apps, members and behaviour', async () => {
    await send('PATCH', 'app', { trustedIps: 'any' });
    await send('PATCH', 'app?agentId=1000003', { stopped: true });
    await send('PATCH', 'members/Chen.Yi-1%40Corp', { status: 2 });
    await send('PATCH', 'behaviour', { outOfRange: '60111' });
    await send('DELETE', 'members/lisi');
    expect([stage.app.trustedIps, stage.otherApp.stopped]).toEqual(['any', true]);
    expect(stage.platform.member('chen.yi-1@corp')?.status).toBe(2);
    expect(stage.platform.member('lisi')).toBeUndefined();
    expect(stage.control.behaviour().outOfRange).toBe('60111');
  });

  it('adds, moves, renames and removes members and departments', async () => {
    const { body } = await send('POST', 'departments', { name: '华北大区', parentId: 3 });
    expect(body).toMatchObject({ id: 8, name: '华北大区' });
    await send('POST', 'members', { id: 'anna', name: '安娜', departmentIds: [8] });
    await send('PATCH', 'members/anna', { id: 'anna.li', departmentIds: [2] });
    await send('PATCH', 'departments/8', { parentId: 1 });
    expect(stage.platform.member('anna.li')?.departmentIds).toEqual([2]);
    expect(stage.platform.directory.department(8)?.parentId).toBe(1);
    await send('PUT', 'tags', [{ id: 7, name: 'New', memberIds: ['anna.li'] }]);
    expect(stage.platform.company.tags).toHaveLength(1);
    await send('DELETE', 'members/anna.li');
    await send('DELETE', 'departments/8');
    expect(stage.platform.directory.department(8)).toBeUndefined();
    expect(await send('DELETE', 'departments/2')).toMatchObject({ status: 400 });
    expect(await send('POST', 'members', { id: '-', name: 'x' })).toMatchObject({ status: 422 });
  });

  it('forgets a consent', async () => {
    await stage.code('zhangsan', ['mobile']);
    await send('DELETE', 'members/zhangsan/consent');
    expect((await stage.authorize('zhangsan', { scope: 'snsapi_privateinfo' })).status).toBe(200);
  });

  it('seeds a company, and lists what is wrong with one', async () => {
    await send('POST', 'seed', { ...defaultCompany(), name: 'Another' });
    expect(stage.platform.company.name).toBe('Another');
    const { status, body } = await send('POST', 'seed', {});
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: expect.stringContaining('apps must be a list') as string });
  });

  it.each([
    ['fail', { errcode: 1 }, 'path must be'],
    ['fail', { path: 'x', errcode: 'y' }, 'errcode must be'],
    ['fail', { path: 'x', hangUp: 1 }, 'hangUp must be'],
    ['fail', { path: 'x', explode: true }, 'explode is not known'],
    ['advance', {}, 'ms must be'],
    ['advance', undefined, 'JSON object'],
  ])('refuses %s with %o', async (path, body, problem) => {
    const answer = await send('POST', path, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: expect.stringContaining(problem) as string });
  });
});
