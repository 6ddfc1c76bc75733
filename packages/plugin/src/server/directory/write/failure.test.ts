import { expect, test } from 'vitest';
import { reasonOf, WriteError } from './failure';

const named = (name: string) => Object.assign(new Error('secret'), { name });

test.each([
  ['what we know of', new WriteError('user-missing'), 'user-missing'],
  ['a value that stands once', named('SequelizeUniqueConstraintError'), 'value-taken'],
  ['what the database does not take', named('SequelizeDatabaseError'), 'refused'],
  ['what somebody’s hook throws', 'anything', 'refused'],
])('%s fails one record', (_, error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

test.each(['SequelizeConnectionRefusedError', 'SequelizeConnectionAcquireTimeoutError', 'SequelizeHostNotFoundError'])(
  '%s fails all of them',
  (name) => {
    expect(() => reasonOf(named(name))).toThrow('secret');
  },
);
