import { expect, it } from 'vitest';
import { findRenames, type RenameSide } from './find-renames';

const aSide = (identity: string, changes: Partial<RenameSide> = {}): RenameSide => ({
  identity,
  name: '张三',
  departments: ['ww/2'],
  ...changes,
});

it('finds one who is gone and one who is new, with the same name in the same departments', () => {
  expect([...findRenames([aSide('old')], [aSide('new', { name: ' 张三' })])]).toEqual([
    ['old', 'new'],
    ['new', 'old'],
  ]);
});

it.each([
  ['another name', aSide('new', { name: '李四' })],
  ['another department', aSide('new', { departments: ['ww/3'] })],
])('finds nobody with %s', (_, side) => {
  expect(findRenames([aSide('old')], [side]).size).toBe(0);
});

it.each([{ name: undefined }, { departments: [] }])('finds nobody about whom too little is known: %j', (nothing) => {
  expect(findRenames([aSide('old', nothing)], [aSide('new', nothing)]).size).toBe(0);
});

it('finds nobody where two fit', () => {
  expect(findRenames([aSide('old')], [aSide('new'), aSide('newer')]).size).toBe(0);
  expect(findRenames([aSide('old'), aSide('older')], [aSide('new')]).size).toBe(0);
});
