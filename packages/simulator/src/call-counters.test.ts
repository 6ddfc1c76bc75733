import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from './testing/stage.js';

describe('the limits of calls', () => {
  let stage: Stage;
  let token: string;
  beforeEach(async () => {
    stage = new Stage();
    token = await stage.token();
  });
  const call = (path: string) => stage.call(path, { access_token: token });

  async function errcodesOf(times: number, path = 'tag/list'): Promise<number[]> {
    const replies = [];
    for (let index = 0; index < times; index += 1) {
      // One after the other: at once they would be parallel calls.
      replies.push(await call(path));
    }
    return replies.map(({ errcode }) => errcode);
  }

  it('are off at the start', async () => {
    expect(new Set(await errcodesOf(30))).toEqual(new Set([0]));
  });

  it('let so many calls of one path through in a minute, then none for a minute', async () => {
    stage.control.setLimits({ callsPerMinute: 2 });
    expect(await errcodesOf(4)).toEqual([0, 0, 45009, 45009]);
    expect(await errcodesOf(1, 'getcallbackip')).toEqual([0]);
    stage.control.advance(59_999);
    expect(await errcodesOf(1)).toEqual([45009]);
    stage.control.advance(1);
    expect(await errcodesOf(1)).toEqual([0]);
  });

  it('do not count codes that are redeemed', async () => {
    stage.control.setLimits({ callsPerMinute: 1 });
    expect(await errcodesOf(3, 'auth/getuserinfo')).toEqual([41008, 41008, 41008]);
  });

  it('let so many calls of one path be answered at the same time', async () => {
    stage.control.setLimits({ parallelCalls: 2 });
    stage.control.fail({ path: 'tag/list', delayMs: 20, times: 3 });
    const replies = await Promise.all([1, 2, 3].map(() => call('tag/list')));
    expect(replies.map(({ errcode }) => errcode)).toEqual([0, 0, 45033]);
    expect(await errcodesOf(1)).toEqual([0]);
  });

  it('show in the journal and in the counts', async () => {
    stage.control.clearJournal();
    stage.control.setLimits({ callsPerMinute: 1 });
    await errcodesOf(2);
    expect(stage.control.journal()).toMatchObject([
      { path: '/cgi-bin/tag/list', errcode: 0, atOnce: 1, ofMinute: 1 },
      { path: '/cgi-bin/tag/list', errcode: 45009, atOnce: 1, ofMinute: 2 },
    ]);
    expect(stage.control.callCounts()).toEqual({
      '/cgi-bin/tag/list': { calls: 2, refused: 1, mostAtOnce: 1, mostPerMinute: 2 },
    });
  });

  it('end with a reset, and a block with an emptied journal', async () => {
    stage.control.setLimits({ callsPerMinute: 1 });
    await errcodesOf(2);
    stage.control.clearJournal();
    expect(await errcodesOf(2)).toEqual([0, 45009]);
    stage.control.reset();
    expect(stage.control.limits()).toEqual({ callsPerMinute: 'off', parallelCalls: 'off' });
  });

  it.each([
    [{ callsPerMinute: 0 }, 'callsPerMinute must be a whole number from 1 on, or off'],
    [{ parallelCalls: 'none' }, 'parallelCalls must be a whole number from 1 on, or off'],
    [{ speed: 3 }, 'limit speed is not known'],
  ])('refuse %o', (limits, problem) => {
    expect(() => stage.control.setLimits(limits as object)).toThrow(problem);
  });
});
