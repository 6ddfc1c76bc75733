import { expect, it } from 'vitest';
import { aDepartment, aMember, CORP_ID } from '../testing/builders';
import { doubtAnswer } from './doubt-answer';

const told = { departments: [aDepartment()], members: [aMember()] };

it('believes a whole answer', () => {
  expect(doubtAnswer(CORP_ID, told, [])).toBeUndefined();
  expect(doubtAnswer(CORP_ID, told, ['2'])).toBeUndefined();
});

it.each([
  ['no-departments', { ...told, departments: [] }, []],
  ['no-members', { ...told, members: [] }, []],
  ['selected-department-missing', told, ['2', '3']],
] as const)('doubts one with %s', (doubt, answer, selection) => {
  expect(doubtAnswer(CORP_ID, answer, selection)).toBe(doubt);
});
