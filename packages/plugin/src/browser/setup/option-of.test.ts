import { expect, test } from 'vitest';
import { CHECK_IDS, CHECKS, type CheckResult } from '../../shared/setup';
import { SETTINGS_GROUPS } from '../settings/fields';
import { optionOf } from './option-of';

const PATHS = SETTINGS_GROUPS.flatMap(({ fields }) => fields.map(({ path }) => path.join('.')));

test('names options that are in the form', () => {
  const results = CHECK_IDS.flatMap((check) =>
    (['passed', 'failed', 'unknown'] as const).flatMap((status) =>
      CHECKS[check][status].map((reason) => ({ check, status, reason }) as CheckResult),
    ),
  );
  const named = results.map(optionOf).filter((option) => option !== undefined);

  expect(new Set(named)).toEqual(new Set(['origin', 'corpId', 'secret', 'apiBaseUrl', 'agentId', 'existingPhones']));
  expect(named.filter((option) => !PATHS.includes(option))).toEqual([]);
});

test.each<[CheckResult]>([
  [{ check: 'phone-numbers', status: 'passed', reason: 'both-open' }],
  [{ check: 'app', status: 'failed', reason: 'stopped' }],
])('names none when the form has nothing to correct: %j', (result) => {
  expect(optionOf(result)).toBeUndefined();
});
