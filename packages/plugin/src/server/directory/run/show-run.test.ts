import { expect, it } from 'vitest';
import type { Run } from './run-rows';
import { showRun } from './show-run';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

const RUN: Run = {
  id: 7,
  source: 'company',
  claim: 'company',
  state: 'running',
  step: 'members',
  done: 10,
  total: 40,
  startedAt: at(0),
  stepStartedAt: at(2),
  heartbeatAt: at(10),
  waitsUntil: null,
  cancelRequestedAt: null,
  endedAt: null,
  counts: null,
  doubt: null,
  failure: null,
};

it('tells where a run is, and how long the step may still take', () => {
  expect(showRun(RUN, at(12))).toEqual({
    id: 7,
    state: 'running',
    startedAt: at(0).toISOString(),
    progress: { step: 'members', done: 10, total: 40, restMs: 30_000 },
    isCancelRequested: false,
  });
});

it('tells until when WeCom keeps it waiting', () => {
  expect(showRun({ ...RUN, done: 0, waitsUntil: at(60) }, at(12)).progress).toEqual({
    step: 'members',
    done: 0,
    total: 40,
    waitsUntil: at(60).toISOString(),
  });
});

it('takes one whose heart has stopped for interrupted', () => {
  const shown = showRun(RUN, at(71));
  expect([shown.state, shown.progress]).toEqual(['interrupted', undefined]);
});

it('tells what an ended one has come to', () => {
  const ended: Run = {
    ...RUN,
    claim: null,
    state: 'failed',
    endedAt: at(20),
    cancelRequestedAt: at(19),
    doubt: 'no-members',
    counts: { members: { made: 1 }, departments: {} },
    failure: { code: 'wecom_untrusted_ip', errcode: 60020, ip: '203.0.113.7' },
  };
  expect(showRun(ended, at(500))).toEqual({
    id: 7,
    state: 'failed',
    startedAt: at(0).toISOString(),
    endedAt: at(20).toISOString(),
    isCancelRequested: true,
    doubt: 'no-members',
    counts: ended.counts,
    failure: ended.failure,
  });
});
