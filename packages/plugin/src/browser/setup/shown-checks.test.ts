import { expect, test } from 'vitest';
import type { CheckId, CheckResult } from '../../shared/setup';
import { countResults, shownChecks } from './shown-checks';
import type { TestProgress } from './test-runner';

const passed = (check: CheckId) => ({ check, status: 'passed', reason: 'enabled' }) as CheckResult;
const failed = (check: CheckId) => ({ check, status: 'failed', reason: 'refused' }) as CheckResult;
const blocked = (check: CheckId, waitsFor?: CheckId) =>
  ({ check, status: 'unknown', reason: 'blocked', waitsFor }) as CheckResult;

const UNTRUSTED: TestProgress = {
  origin: passed('origin'),
  credentials: passed('credentials'),
  'trusted-ip': failed('trusted-ip'),
  app: blocked('app', 'trusted-ip'),
  homepage: blocked('homepage', 'trusted-ip'),
  clock: passed('clock'),
};

test('checks that wait for one that failed stand with it', () => {
  expect(shownChecks(UNTRUSTED)).toEqual([
    { check: 'origin', waiting: [] },
    { check: 'credentials', waiting: [] },
    { check: 'trusted-ip', waiting: ['app', 'homepage'] },
    { check: 'clock', waiting: [] },
  ]);
  expect(countResults(UNTRUSTED)).toEqual({ passed: 3, failed: 1, unknown: 0, waiting: 2 });
});

test.each<[string, TestProgress]>([
  ['has not run yet', { 'trusted-ip': blocked('trusted-ip', 'app') }],
  ['runs again', { 'trusted-ip': blocked('trusted-ip', 'app'), app: 'running' }],
  ['got no answer', { 'trusted-ip': blocked('trusted-ip', 'app'), app: null }],
  ['has passed meanwhile', { 'trusted-ip': blocked('trusted-ip', 'app'), app: passed('app') }],
  ['is not named', { 'trusted-ip': blocked('trusted-ip'), app: failed('app') }],
])('a check keeps its place while the one it waits for %s', (_case, progress) => {
  expect(shownChecks(progress)).toContainEqual({ check: 'trusted-ip', waiting: [] });
  expect(countResults(progress)).toMatchObject({ unknown: 1, waiting: 0 });
});

test('a server that did not answer counts as a failure, and what runs does not count', () => {
  expect(countResults({ origin: null, credentials: 'running' })).toEqual({
    passed: 0,
    failed: 1,
    unknown: 0,
    waiting: 0,
  });
});
