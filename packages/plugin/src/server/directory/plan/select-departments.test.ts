import { expect, it } from 'vitest';
import { aDepartment, CORP_ID, the } from '../testing/builders';
import { selectDepartments } from './select-departments';

const TREE = [
  aDepartment({ id: '4', parentId: '3' }),
  aDepartment({ id: '3', parentId: '1' }),
  aDepartment({ id: '2', parentId: '1' }),
  aDepartment({ id: '1', parentId: undefined }),
];

function select(selection: string[], told = TREE) {
  return [...selectDepartments(CORP_ID, told, selection).values()].map(({ identity, parent }) => [
    identity.split('/')[1],
    parent?.split('/')[1],
  ]);
}

it('takes all, parents before children', () => {
  expect(select([])).toEqual([
    ['1', undefined],
    ['3', '1'],
    ['4', '3'],
    ['2', '1'],
  ]);
});

it('takes selected ones with everything below, each a top department', () => {
  expect(select(['3', '2'])).toEqual([
    ['3', undefined],
    ['4', '3'],
    ['2', undefined],
  ]);
});

it('takes one that is selected beside the department above it once', () => {
  expect(select(['3', '4'])).toEqual([
    ['3', undefined],
    ['4', '3'],
  ]);
});

it('makes a department at the top whose parent the answer does not tell', () => {
  expect(select([], [aDepartment({ id: '7', parentId: '5' })])).toEqual([['7', undefined]]);
});

it.each([
  ['itself', [aDepartment({ id: '2', parentId: '2' })]],
  ['each other', [aDepartment({ id: '2', parentId: '3' }), aDepartment({ id: '3', parentId: '2' })]],
])('opens a circle of departments that name %s', (_, told) => {
  const selected = selectDepartments(CORP_ID, told, []);
  expect(selected.size).toBe(told.length);
  expect([...selected.values()].filter(({ parent }) => parent === undefined)).toHaveLength(1);
});

it('calls a department without a name by its id', () => {
  expect(selectDepartments(CORP_ID, [aDepartment({ name: undefined })], []).get(the('2'))?.title).toBe('2');
});
