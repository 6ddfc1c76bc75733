import { beforeEach, describe, expect, test } from 'vitest';
import { ClosedUsers } from './closed-users';

let users: ClosedUsers;

beforeEach(() => {
  users = new ClosedUsers();
});

const closed = (userId: number) => ({ userId, isClosed: true });
const opened = (userId: number) => ({ userId, isClosed: false });

test('an id is known as a number and as the text that some drivers make of it', async () => {
  await users.refresh(async () => [closed(7)]);

  expect(users.has(7)).toBe(true);
  expect(users.has('7')).toBe(true);
  expect(users.has(8)).toBe(false);
});

test.each([undefined, null, '', 'seven', {}, Number.NaN, 0])('nobody is closed as %o', async (userId) => {
  await users.refresh(async () => [closed(7)]);

  expect(users.has(userId)).toBe(false);
});

describe('a look', () => {
  test('names those who were not closed before', async () => {
    await users.refresh(async () => [closed(7)]);

    expect(await users.refresh(async () => [closed(7), closed(8), opened(9)])).toEqual([8]);
  });

  test('opens whom a row says to be open', async () => {
    await users.refresh(async () => [closed(7)]);
    await users.refresh(async () => [opened(7)]);

    expect(users.has(7)).toBe(false);
  });

  test('opens nobody whose row is gone', async () => {
    await users.refresh(async () => [closed(7)]);
    await users.refresh(async () => []);

    expect(users.has(7)).toBe(true);
  });

  test('that fails opens nobody', async () => {
    await users.refresh(async () => [closed(7)]);

    await expect(users.refresh(() => Promise.reject(new Error('connection lost')))).rejects.toThrow('connection lost');
    expect(users.has(7)).toBe(true);
  });

  test('that began before a closing does not open the user again', async () => {
    await users.refresh(async () => {
      users.take(closed(7));
      return [opened(7)];
    });

    expect(users.has(7)).toBe(true);
  });

  test('that began before an opening is put right by the next', async () => {
    users.take(closed(7));
    await users.refresh(async () => {
      users.take(opened(7));
      return [closed(7)];
    });
    await users.refresh(async () => [opened(7)]);

    expect(users.has(7)).toBe(false);
  });
});
