import { describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

describe('agent/get', () => {
  it("tells the app's own settings, agent ID as a number", async () => {
    const stage = new Stage();
    expect(await stage.callAs(stage.app, 'agent/get', { agentid: '1000002' })).toMatchObject({
      agentid: 1000002,
      name: 'NocoBase',
      close: 0,
      redirect_domain: 'localhost:13000',
      allow_userinfos: { user: expect.arrayContaining([{ userid: 'zhangsan' }]) as unknown[] },
    });
  });

  it('tells what was granted directly: members of the company, departments and tags', async () => {
    const stage = new Stage();
    stage.control.updateApp({
      visibleMemberIds: ['lisi', 'linked', 'nobody'],
      visibleDepartmentIds: [2, 6],
      visibleTagIds: [1],
    });
    expect(await stage.callAs(stage.app, 'agent/get', { agentid: '1000002' })).toMatchObject({
      allow_userinfos: { user: [{ userid: 'lisi' }] },
      allow_partys: { partyid: [2, 6] },
      allow_tags: { tagid: [1] },
    });
  });

  it.each([
    ['50003', { errcode: 50003 }],
    ['close', { errcode: 0, close: 1 }],
  ] as const)('answers for a stopped app with %s', async (stoppedApp, reply) => {
    const stage = new Stage();
    const query = { access_token: await stage.token(), agentid: '1000002' };
    stage.control.setBehaviour({ stoppedApp });
    stage.control.updateApp({ stopped: true });
    expect(await stage.call('agent/get', query)).toMatchObject(reply);
  });

  it.each([
    ['', 41011],
    ['7', 40056],
    ['abc', 40056],
    ['1000003', 301002],
  ])('refuses agent ID "%s": %i', async (agentid, errcode) => {
    const stage = new Stage();
    expect(await stage.callAs(stage.app, 'agent/get', { agentid })).toMatchObject({ errcode });
  });
});
