import { expect, test } from 'vitest';
import { departmentTree } from './department-tree';

const node = (id: string, title: string, children: object[] = []) => ({ key: id, value: id, title, children });

test('departments stand below their parents, in the order in which they are told', () => {
  const tree = departmentTree([
    { id: '1', name: 'Company' },
    { id: '3', name: 'Sales', parentId: '1' },
    { id: '2', name: 'Works', parentId: '1' },
    { id: '4', name: 'South', parentId: '3' },
  ]);

  expect(tree).toEqual([node('1', 'Company', [node('3', 'Sales', [node('4', 'South')]), node('2', 'Works')])]);
});

test('one whose parent cannot be seen stands at the top, and one without a name is shown by its id', () => {
  expect(departmentTree([{ id: '7', name: '', parentId: '1' }])).toEqual([node('7', '7')]);
});

test('a circle is cut, and everybody in it shown once', () => {
  const tree = departmentTree([
    { id: '1', name: 'A', parentId: '2' },
    { id: '2', name: 'B', parentId: '1' },
  ]);

  expect(tree).toEqual([node('1', 'A', [node('2', 'B')])]);
});
