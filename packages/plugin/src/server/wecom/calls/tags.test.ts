import { expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { getTag } from './tags';

it('reads members and departments of a tag', async () => {
  const { app, wecom } = anApp();
  wecom.answer('tag/get', { tagname: 'Board', userlist: [{ userid: 'ZhangSan', name: '张三' }], partylist: [2, 7] });
  expect(await getTag(app, '3')).toEqual({ memberIds: ['ZhangSan'], departmentIds: ['2', '7'] });
  expect(wecom.sentTo('tag/get')[0]?.query).toEqual({ access_token: 'T1', tagid: '3' });
});

it.each([
  ['left out', {}],
  ['null', { userlist: null, partylist: null }],
])('takes lists that are %s for empty ones', async (_, reply) => {
  const { app, wecom } = anApp();
  wecom.answer('tag/get', reply);
  expect(await getTag(app, '3')).toEqual({ memberIds: [], departmentIds: [] });
});

it('accepts no member without an id', async () => {
  const { app, wecom } = anApp();
  wecom.answer('tag/get', { userlist: [{ name: '张三' }] });
  await expect(getTag(app, '3')).rejects.toMatchObject({ problem: 'reply lacks a field' });
});
