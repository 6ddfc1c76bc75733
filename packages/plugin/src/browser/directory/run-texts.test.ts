import { expect, test } from 'vitest';
import { countText, failureTexts, percentOf, restText } from './run-texts';

test.each([
  [0, 0, undefined],
  [0, 8, 0],
  [1, 3, 33],
  [8, 8, 100],
  [9, 8, 100],
])('%i of %i are %s percent', (done, total, percent) => {
  expect(percentOf({ done, total })).toBe(percent);
});

test('a step with one thing to do counts nothing', () => {
  expect(countText({ done: 0, total: 1 })).toBeUndefined();
  expect(countText({ done: 2, total: 5 })).toEqual({
    key: 'directory.progress.count',
    values: { done: 2, total: 5 },
  });
});

test.each([
  [{}, undefined],
  [{ restMs: 59_999 }, { key: 'directory.progress.under-a-minute' }],
  [{ restMs: 60_000 }, { key: 'directory.progress.a-minute' }],
  [{ restMs: 89_999 }, { key: 'directory.progress.a-minute' }],
  [{ restMs: 150_000 }, { key: 'directory.progress.minutes', values: { minutes: 3 } }],
])('the rest of %j is told as %j', (progress, text) => {
  expect(restText(progress)).toEqual(text);
});

test('an address that WeCom does not trust is named together with where to add it', () => {
  expect(failureTexts({ code: 'wecom_untrusted_ip', errcode: 60020, ip: '203.0.113.7' })).toEqual({
    finding: { key: 'check.trusted-ip.untrusted', values: { ip: '203.0.113.7' } },
    advice: { key: 'check.trusted-ip.untrusted.advice', values: { ip: '203.0.113.7' } },
  });
  expect(failureTexts({ code: 'wecom_untrusted_ip' })?.finding.key).toBe('check.trusted-ip.untrusted-unnamed');
});

test('a refusal names the number to look up', () => {
  expect(failureTexts({ code: 'wecom_refused', errcode: 48002 })?.advice).toEqual({
    key: 'directory.failure.refused.advice',
    values: { errcode: 48002 },
  });
});

test('a failure that nobody foresaw has only the text of its code', () => {
  expect(failureTexts({ code: 'wecom_internal_error' })).toBeUndefined();
  expect(failureTexts({ code: 'wecom_refused' })).toBeUndefined();
});
