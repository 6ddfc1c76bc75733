import { expect, test } from 'vitest';
import type { Finding } from '../../shared/directory';
import { filterFindings } from './filter-findings';

const finding = (subject: Finding['subject'], wecomId: string, name: string, kind: Finding['kind']): Finding => ({
  subject,
  wecomId,
  name,
  kind,
  details: {},
});

const FINDINGS = [
  finding('member', 'wangwu', '王五', 'made'),
  finding('member', 'zhaoliu', '赵六', 'closed'),
  finding('department', '2', 'Sales', 'made'),
];

const idsOf = (filters: Parameters<typeof filterFindings>[1]) =>
  filterFindings({ findings: FINDINGS, users: [] }, filters).map(({ wecomId }) => wecomId);

test('findings are narrowed by whom they are about, by kind, and by a part of the name or ID in any case', () => {
  expect(idsOf({ subject: 'member', kind: undefined, search: '' })).toEqual(['wangwu', 'zhaoliu']);
  expect(idsOf({ subject: 'department', kind: undefined, search: '' })).toEqual(['2']);
  expect(idsOf({ subject: 'member', kind: 'made', search: '' })).toEqual(['wangwu']);
  expect(idsOf({ subject: 'member', kind: undefined, search: ' ZHAO ' })).toEqual(['zhaoliu']);
  expect(idsOf({ subject: 'member', kind: undefined, search: '王' })).toEqual(['wangwu']);
});
