import { expect, it, vi } from 'vitest';
import { anApp } from '../../wecom/testing/an-app';
import type { LeaverAnswer } from '../plan/facts';
import { the } from '../testing/builders';
import { askAboutMissing } from './ask-about-missing';

/** Asks about zhangsan, of whom WeCom gives these answers, one after the other. */
async function askWith(...replies: (Record<string, unknown> | number)[]): Promise<LeaverAnswer | undefined> {
  const { app, wecom } = anApp();
  const giveToken = wecom.transport.fetch;
  vi.spyOn(wecom.transport, 'fetch').mockImplementation((input, init) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    if (pathname.endsWith('gettoken')) {
      return giveToken(input, init);
    }
    expect(searchParams.get('userid')).toBe('zhangsan');
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    return Promise.resolve(
      typeof reply === 'number' ? new Response('', { status: reply }) : Response.json({ errcode: 0, ...reply }),
    );
  });
  const onDone = vi.fn<() => void>();
  const { signal } = new AbortController();
  const waiting = { sleep: () => Promise.resolve(), signal, onWait: () => {}, onDone };
  const answers = await askAboutMissing(app, [the('zhangsan')], waiting);
  expect(onDone).toHaveBeenCalledTimes(1);
  return answers.get(the('zhangsan'));
}

const member = (status: number) => ({ userid: 'ZhangSan', status, department: [2, 5] });

it.each([
  [member(1), { kind: 'active', departmentIds: ['2', '5'] }],
  [member(4), { kind: 'active', departmentIds: ['2', '5'] }],
  [member(2), { kind: 'disabled' }],
  [member(5), { kind: 'left' }],
  [{ errcode: 60111 }, { kind: 'left' }],
  [{ errcode: 60011 }, { kind: 'out-of-range' }],
  // Says nothing of the member:
  [{ errcode: 60020 }, { kind: 'none' }],
  [{ userid: 7 }, { kind: 'none' }],
  [502, { kind: 'none' }],
])('WeCom answers %j: %j', async (reply, answer) => {
  expect(await askWith(reply)).toEqual(answer);
});

it('waits where WeCom counts too many calls', async () => {
  expect(await askWith({ errcode: 45009 }, { errcode: 45033 }, member(2))).toEqual({ kind: 'disabled' });
});

it('ends with the run', async () => {
  const { app } = anApp();
  const waiting = {
    sleep: () => Promise.resolve(),
    signal: AbortSignal.abort(new Error('Cancelled')),
    onWait: () => {},
  };
  await expect(askAboutMissing(app, [the('zhangsan')], { ...waiting, onDone: () => {} })).rejects.toThrow('Cancelled');
});
