import { expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { getVisibleRange } from './visible-range';

it('reads what the app was granted directly', async () => {
  const { app, wecom } = anApp();
  wecom.answer('agent/get', {
    allow_userinfos: { user: [{ userid: 'ZhangSan' }] },
    allow_partys: { partyid: [1, 2] },
    allow_tags: { tagid: [3] },
  });
  expect(await getVisibleRange(app)).toEqual({ memberIds: ['ZhangSan'], departmentIds: ['1', '2'], tagIds: ['3'] });
  expect(wecom.sentTo('agent/get')[0]?.query).toEqual({ access_token: 'T1', agentid: '1000002' });
});

it.each([
  ['missing', {}],
  ['empty', { allow_userinfos: {}, allow_partys: { partyid: [] }, allow_tags: {} }],
  ['null', { allow_userinfos: null, allow_partys: { partyid: null }, allow_tags: null }],
])('takes what is %s for nobody', async (_, reply) => {
  const { app, wecom } = anApp();
  wecom.answer('agent/get', reply);
  expect(await getVisibleRange(app)).toEqual({ memberIds: [], departmentIds: [], tagIds: [] });
});
