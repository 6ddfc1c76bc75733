import { expect, it } from 'vitest';
import { aCompanyAfter, aCompanyBefore } from '../testing/large-company';
import type { Facts } from './facts';
import { planDirectory } from './plan-directory';

/** Counts what a plan looks at: each read of a property of the facts. */
function countReads(facts: Facts): number {
  let reads = 0;
  const watched = new WeakMap<object, object>();
  const watch = <Value>(value: Value): Value => {
    if (typeof value !== 'object' || value === null || value instanceof Map || value instanceof Set) {
      return value;
    }
    const known = watched.get(value);
    const proxy =
      known ??
      new Proxy(value, {
        get: (target, key, receiver) => {
          reads += 1;
          return watch(Reflect.get(target, key, receiver) as unknown);
        },
      });
    watched.set(value, proxy);
    return proxy as Value;
  };
  planDirectory(watch(facts));
  return reads;
}

it.each([
  ['a first run', aCompanyBefore],
  ['a run without changes', aCompanyAfter],
])('looks at twice as much in a company twice as large: %s', (_, company) => {
  const small = company({ departments: 50, members: 500 });
  const large = company({ departments: 100, members: 1000 });
  expect(countReads(large) / countReads(small)).toBeLessThan(2.1);
});

const LARGE = { departments: 400, members: 20_000 };

it('makes everybody in a large company', () => {
  const { members } = planDirectory(aCompanyBefore(LARGE));
  expect(members.filter(({ outcome }) => outcome.kind === 'made')).toHaveLength(LARGE.members);
});

it('has nothing to write in a large company where nothing changed', () => {
  const { departments, members, memberships } = planDirectory(aCompanyAfter(LARGE));
  expect(members.every(({ outcome, record }) => outcome.kind === 'unchanged' && !record)).toBe(true);
  expect(departments.every(({ write }) => !write)).toBe(true);
  expect(memberships).toEqual([]);
});
