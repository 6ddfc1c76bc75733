import { expect, it } from 'vitest';
import { checkClock } from './clock';

const clocks = (ours: number) => ({
  answer: { kind: 'no-agent-id' } as const,
  clocks: { ours, theirs: 1_000_000 },
});

it.each([940_000, 1_000_000, 1_060_499])('agrees within a minute: %i', (ours) => {
  expect(checkClock(clocks(ours))).toMatchObject({ status: 'passed' });
});

it('says by how much it is ahead or behind', () => {
  expect(checkClock(clocks(1_120_000))).toMatchObject({ status: 'failed', reason: 'ahead', values: { seconds: 120 } });
  expect(checkClock(clocks(400_000))).toMatchObject({ status: 'failed', reason: 'behind', values: { seconds: 600 } });
});

it('is not known without an answer of WeCom', () => {
  expect(checkClock({ answer: { kind: 'unreachable' } })).toMatchObject({
    status: 'unknown',
    reason: 'blocked',
    waitsFor: 'credentials',
  });
});
