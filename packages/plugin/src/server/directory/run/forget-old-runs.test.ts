import { expect, it } from 'vitest';
import { oldRuns } from './forget-old-runs';

const DAY_MS = 24 * 60 * 60_000;
const NOW = new Date('2026-03-01T00:00:00Z');

/** A run that began so many days ago. */
const aRun = (days: number, claim: string | null = null) => ({
  startedAt: new Date(NOW.getTime() - days * DAY_MS),
  claim,
});

it('keeps the latest twenty runs', () => {
  const runs = Array.from({ length: 22 }, () => aRun(1));
  expect(oldRuns(runs, NOW)).toEqual(runs.slice(20));
});

it('keeps none for more than 90 days', () => {
  const [young, old] = [aRun(90), aRun(91)];
  expect(oldRuns([young, old], NOW)).toEqual([old]);
});

it('never removes the run that is under way', () => {
  expect(oldRuns([aRun(91, 'company')], NOW)).toEqual([]);
});
