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
