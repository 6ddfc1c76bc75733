import { expect, it } from 'vitest';
import { correctionsFor } from './corrections';
import type { ProfileAuthor } from './profile-authors';

const user = { id: 7, phone: '138 0000 0001', email: null, username: null };
const row = (changes: Partial<ProfileAuthor> = {}): ProfileAuthor => ({
  id: 1,
  userId: 7,
  field: 'phone',
  value: '+8613800000001',
  writer: 'other',
  ...changes,
});

it.each(['user', 'other', 'wecom', 'confirmed', 'before', 'unknown'] as const)('leaves what agrees: %s', (writer) => {
  expect(correctionsFor([user], [row({ writer })])).toEqual({ toWrite: [], toForget: [] });
});

it.each([
  ['nothing is recorded', []],
  ['another number is recorded', [row({ value: '+8613900000009' })]],
  ['the snapshot had another text', [row({ writer: 'snapshot', value: '13800000001' })]],
])('knows nobody who wrote a number when %s', (_when, rows) => {
  expect(correctionsFor([user], rows).toWrite).toEqual([
    { userId: 7, field: 'phone', value: '+8613800000001', writer: 'unknown' },
  ]);
});

it('brings the snapshot to one form', () => {
  expect(correctionsFor([user], [row({ writer: 'snapshot', value: '138 0000 0001' })]).toWrite).toEqual([
    { userId: 7, field: 'phone', value: '+8613800000001', writer: 'before' },
  ]);
});

it('forgets what the user no longer has, and what is no phone number', () => {
  const gone = { ...user, phone: null };
  const odd = { ...user, phone: 'extension 12' };
  expect(correctionsFor([gone], [row()])).toEqual({ toWrite: [], toForget: [row()] });
  expect(correctionsFor([odd], [row({ writer: 'snapshot', value: 'extension 12' })]).toForget).toHaveLength(1);
});

it('folds names and addresses, and cuts what grows out of the column', () => {
  const named = { ...user, phone: null, email: ' Zhang.San@Corp.Example.com ', username: '\ufdfa'.repeat(50) };
  const [email, username] = correctionsFor([named], []).toWrite;
  expect(email?.value).toBe('zhang.san@corp.example.com');
  expect(username?.value).toHaveLength(255);
});
