import { expect, test } from 'vitest';
import { mayStart, type OpenedPage } from './may-start';

const MINUTE_MS = 60_000;
const page: OpenedPage = {
  hasSession: false,
  isStopped: false,
  isUnderWay: false,
  sinceVerifiedMs: 1e12,
  isOnline: true,
  canComeBack: true,
};
const withSession = { ...page, hasSession: true };

test.each<[string, OpenedPage, boolean]>([
  ['without a session', page, true],
  ['without a session, on a page that it cannot come back to', { ...page, canComeBack: false }, true],
  ['after a failure or a sign-out', { ...page, isStopped: true }, false],
  ['while one is under way', { ...page, isUnderWay: true }, false],
  ['when the session ended at once', { ...page, sinceVerifiedMs: 10_000 }, false],
  ['when the session held for a while', { ...page, sinceVerifiedMs: 10_001 }, true],
  ['with a session that was never looked at', withSession, true],
  ['with one that was looked at just now', { ...withSession, sinceVerifiedMs: 10 * MINUTE_MS - 1 }, false],
  ['with one that was looked at ten minutes ago', { ...withSession, sinceVerifiedMs: 10 * MINUTE_MS }, true],
  ['with a session, after a sign-out', { ...withSession, isStopped: true }, false],
  ['with a session, while one is under way', { ...withSession, isUnderWay: true }, false],
  ['with a session, offline', { ...withSession, isOnline: false }, false],
  ['with a session, where it would lose the page', { ...withSession, canComeBack: false }, false],
  ['with a session, after the clock was set back for days', { ...withSession, sinceVerifiedMs: -1e9 }, true],
  ['without a session, after the clock was set back a little', { ...page, sinceVerifiedMs: -5_000 }, false],
])('automatic login may start %s: %#', (_, facts, expected) => {
  expect(mayStart(facts)).toBe(expected);
});
