import { describe, expect, it, vi } from 'vitest';
import { taskMessage, type Translate } from './task-message';

const translate = vi.fn<Translate>((key) => key);

describe('the message of a task', () => {
  it.each(['cancelled', 'interrupted'] as const)('of a run that was %s says so', (state) => {
    expect(taskMessage({ state }, translate)).toBe(`directory.${state}`);
  });

  it.each(['succeeded', 'incomplete'] as const)('of a run that %s has its numbers', (state) => {
    const counts = { members: { made: 2, failed: 1 }, departments: {} };
    expect(taskMessage({ state, counts }, translate)).toBe('directory.summary');
    expect(translate.mock.lastCall?.[1]).toMatchObject({ made: 2, failed: 1, closed: 0 });
  });

  it('of a run that failed has the text of the code, and what WeCom said', () => {
    const failure = { code: 'wecom_untrusted_ip', errcode: 60020, ip: '203.0.113.7' };
    expect(taskMessage({ state: 'failed', failure }, translate)).toBe('wecom_untrusted_ip (60020, 203.0.113.7)');
    expect(taskMessage({ state: 'failed' }, translate)).toBe('wecom_internal_error');
  });
});
