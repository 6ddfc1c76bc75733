import { expect, test } from 'vitest';
import { DEPARTMENT_FINDINGS, MEMBER_FINDINGS } from '../../shared/directory';
import english from '../../locale/en-US.json';
import chinese from '../../locale/zh-CN.json';
import { DEPARTMENT_KINDS, evidenceKey, kindTexts, MEMBER_KINDS, reasonKey } from './finding-texts';

const subjects = [
  ...MEMBER_FINDINGS.map((kind) => ({ subject: 'member' as const, kind })),
  ...DEPARTMENT_FINDINGS.map((kind) => ({ subject: 'department' as const, kind })),
];

test.each([
  ['en-US', english],
  ['zh-CN', chinese],
])('every kind of finding has a text in %s', (_language, texts: Record<string, string>) => {
  const keys = subjects.flatMap((finding) => Object.values<string>({ ...kindTexts(finding) }));

  expect(keys.filter((key) => !texts[key])).toEqual([]);
});

test('every kind can be chosen in the list, once', () => {
  expect(MEMBER_KINDS.toSorted()).toEqual(MEMBER_FINDINGS.toSorted());
  expect(DEPARTMENT_KINDS.toSorted()).toEqual(DEPARTMENT_FINDINGS.toSorted());
});

test('what a later server tells as a reason or as evidence is shown as it is', () => {
  expect(reasonKey('left')).toBe('directory.reason.left');
  expect(reasonKey('struck-by-lightning')).toBe('directory.reason.other');
  expect(evidenceKey('phone')).toBe('directory.evidence.phone');
  expect(evidenceKey('shoe-size')).toBe('directory.evidence.other');
});
