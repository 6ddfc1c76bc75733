import { expect, it } from 'vitest';
import { orderSiblings, type Sibling } from './order-siblings';

const aSibling = (identity: string, order: number, sort?: number, isTouched = false): Sibling => ({
  identity,
  order,
  sort,
  isTouched,
});

function sorted(...siblings: Sibling[]) {
  let last = 100;
  return Object.fromEntries(orderSiblings(siblings, () => (last += 1)));
}

it('turns WeCom’s order round: the larger comes first, with the smaller number', () => {
  expect(sorted(aSibling('a', 10, undefined, true), aSibling('b', 30, undefined, true))).toEqual({ a: 102, b: 101 });
});

it('writes nothing while the order is right, whatever the numbers', () => {
  expect(sorted(aSibling('a', 30, 4), aSibling('b', 20, 9), aSibling('c', 10, 50, true))).toEqual({});
});

it('gives changed siblings the numbers that they have, so that others keep their places', () => {
  expect(sorted(aSibling('a', 10, 4, true), aSibling('b', 20, 9))).toEqual({ a: 9, b: 4 });
});

it('leaves an order that somebody made while WeCom’s stays the same', () => {
  expect(sorted(aSibling('a', 30, 9), aSibling('b', 20, 4))).toEqual({});
});

it('puts a new one among others without turning those round', () => {
  expect(sorted(aSibling('a', 30, 9), aSibling('b', 10, 4), aSibling('new', 40, undefined, true))).toEqual({
    new: 4,
    b: 9,
    a: 101,
  });
});

it('replaces numbers that stand twice', () => {
  expect(sorted(aSibling('a', 30, 4), aSibling('b', 20, 4))).toEqual({ a: 101, b: 102 });
});

it('orders those of one order by their ids', () => {
  const [nine, ten] = [aSibling('ww/9', 0, undefined, true), aSibling('ww/10', 0, undefined, true)];
  expect(sorted(ten, nine)).toEqual({ 'ww/9': 101, 'ww/10': 102 });
});
