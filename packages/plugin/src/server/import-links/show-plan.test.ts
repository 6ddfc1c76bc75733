import { expect, it } from 'vitest';
import { conflict } from './plan';
import { showPlan } from './show-plan';
import { aLink } from './testing/builders';

const plan = [
  { link: aLink(), outcome: { kind: 'link', identity: 'ww1234567890abcdef/zhangsan' } as const },
  { link: aLink({ userId: 12, username: '13800000001', uuid: '+86 138-0000-0001' }), outcome: conflict('user-linked') },
];

it('shows a table that lines up, with masked numbers, and how to go on', () => {
  expect(showPlan(plan, { applied: false, kind: 'phone' }).split('\n')).toEqual([
    'USER  USERNAME     LINKED BY          RESULT',
    '7     zhang        ZhangSan           would be linked',
    '12    *******0001  +** ***-****-0001  CONFLICT: the user is linked to another member',
    '',
    '1 to write, 0 done before, 1 in conflict.',
    'Nothing has been written. Run again with --apply to write.',
  ]);
});

it('says what was done', () => {
  const text = showPlan(plan, { applied: true, kind: 'phone' });
  expect(text).toContain('ZhangSan           linked\n');
  expect(text).toMatch(/1 written, 0 done before, 1 in conflict\.$/);
});

it('points out member IDs that look like phone numbers', () => {
  expect(showPlan(plan, { applied: false, kind: 'userid' })).toMatch(/use --uuid phone\.$/);
});

it('lets no stored text steer the terminal', () => {
  const text = showPlan([{ ...plan[0], link: aLink({ username: 'a\u001b[31mred\nline' }) }] as typeof plan, {
    applied: false,
    kind: 'userid',
  });
  expect(text).toContain('a?[31mred?line');
});
