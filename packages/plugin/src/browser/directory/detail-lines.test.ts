import { expect, test } from 'vitest';
import english from '../../locale/en-US.json';
import { detailLines, userName } from './detail-lines';
import type { Text } from './run-texts';

const USERS = [{ id: 7, nickname: 'Wang Wu', username: 'wangwu' }];

/** English as i18next says it. */
function say({ key, values = {} }: Text): string {
  const text = (english as Record<string, string>)[key] ?? key;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
}

const linesOf = (details: Parameters<typeof detailLines>[1]['details']) =>
  detailLines(say, { subject: 'member', details }, USERS);

test('a user who is not told any more is called by the number', () => {
  expect(userName(USERS, 7)).toBe('Wang Wu (wangwu)');
  expect(userName(USERS, 9)).toBe('#9');
});

test('a finding without more to tell has no lines', () => {
  expect(linesOf({ ownedDepartments: [], fields: [] })).toEqual([]);
});

test('each thing that is known has a line', () => {
  expect(
    linesOf({
      candidates: [{ userId: 7, evidence: ['name', 'phone'], acceptance: 'singly' }],
      userIds: [7, 9],
      other: 'wang.wu',
      planned: 'made',
      reason: 'value-taken',
      departure: 'struck-by-lightning',
      ownedDepartments: ['1', '2'],
      replaces: 7,
      fields: ['nickname', 'avatar'],
    }),
  ).toEqual([
    'Wang Wu (wangwu): the same name, the same phone number',
    'Users: Wang Wu (wangwu), #9',
    'The other ID: wang.wu',
    'Was to be: Made',
    'Another record has a value that may stand only once, such as the username.',
    'Reason: struck-by-lightning',
    'Owns 2 departments in NocoBase: hand them over.',
    'The user of the earlier person keeps everything but the link: Wang Wu (wangwu)',
    'Written: Name, avatar',
  ]);
});
