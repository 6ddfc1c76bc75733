import { expect, it } from 'vitest';
import { isTrusted, type Writer, writerOf } from './writer';

const person = (userId: number | undefined, mayManageUsers = false) =>
  ({ kind: 'person', userId, mayManageUsers }) as const;

it.each([
  ['nobody in a request: a job or a command', { kind: 'nobody' } as const, 'other'],
  ['the plugin', { kind: 'wecom' } as const, 'wecom'],
  ['somebody else who manages users', person(8, true), 'other'],
  ['somebody else who does not', person(8), 'user'],
  ['the user', person(7), 'user'],
  ['the user, who manages users', person(7, true), 'user'],
  ['a request without a session', person(undefined), 'user'],
  ['a request without a session in a role', person(undefined, true), 'user'],
])('names the writer of a value of user 7: %s', (_who, actor, writer) => {
  expect(writerOf(actor, 7)).toBe(writer);
});

it('trusts what somebody else wrote, and old values as the administrator says', () => {
  const writers: Writer[] = ['user', 'other', 'wecom', 'confirmed', 'before', 'unknown', 'snapshot'];
  const trusted = (existing: 'trust' | 'typed') => writers.filter((writer) => isTrusted(writer, existing));
  expect(trusted('trust')).toEqual(['other', 'wecom', 'confirmed', 'before']);
  expect(trusted('typed')).toEqual(['other', 'wecom', 'confirmed']);
});
