import { describe, expect, it } from 'vitest';
import { CodedError } from '../errors';
import { AccessTokens } from '../wecom/access-token';
import { WeComApp } from '../wecom/app';
import { ScriptedWeCom } from '../wecom/testing/scripted-wecom';
import { reasonOf } from './failure';
import { identifyMember } from './identify-member';
import { anAttempt } from './testing/builders';

const nothing = () => Promise.resolve();
const noStore = { get: nothing, set: nothing, del: nothing, claim: () => Promise.resolve(true) };

/** A budget that has nothing left. */
const usedUp = () => Promise.reject(new CodedError('wecom_busy'));

/** A WeCom where a code stands for the member of `identity`. */
function aWeCom(identity: Record<string, unknown>) {
  const wecom = new ScriptedWeCom()
    .answer('gettoken', { access_token: 'T1', expires_in: 7200 })
    .answer('auth/getuserinfo', identity)
    .answer('user/get', { userid: 'zhangsan', name: '张三', status: 1 })
    .answer('auth/getuserdetail', { userid: 'zhangsan', mobile: '+8613800000001' });
  const credentials = { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'S' };
  const app = new WeComApp(wecom.transport, credentials, new AccessTokens(noStore, () => 0));
  const paths = () => wecom.requests.map(({ path }) => path).filter((path) => path !== 'gettoken');
  return {
    wecom,
    app,
    paths,
    identify: (attempt = anAttempt(), code = 'C0DE') =>
      identifyMember(app, attempt, code, (call) => call()).catch((error: unknown) => {
        throw reasonOf(error) as Error;
      }),
  };
}

describe('without a user ticket', () => {
  it('names a member after two calls, and needs no more for the profile', async () => {
    const { identify, paths } = aWeCom({ userid: 'zhangsan' });
    const member = await identify();
    expect(member.memberId).toBe('zhangsan');
    expect(paths()).toEqual(['auth/getuserinfo', 'user/get']);
    expect(await member.readProfile()).toMatchObject({ memberId: 'zhangsan', name: '张三', mobile: undefined });
    expect(await member.readMember()).toEqual(await member.readProfile());
    expect(paths()).toHaveLength(2);
  });

  it('shares one access token among five hundred who wait', async () => {
    const { wecom, identify } = aWeCom({ userid: 'zhangsan' });
    const members = await Promise.all(Array.from({ length: 500 }, () => identify()));
    expect(members.map(({ memberId }) => memberId)).toEqual(Array(500).fill('zhangsan'));
    const counts = ['gettoken', 'auth/getuserinfo', 'user/get'].map((call) => wecom.sentTo(call).length);
    expect(counts).toEqual([1, 500, 500]);
  });

  it.each([60011, 60111])('refuses a member outside the visible range: %i', async (errcode) => {
    const { wecom, identify } = aWeCom({ userid: 'zhouba' });
    wecom.answer('user/get', { errcode });
    await expect(identify()).rejects.toMatchObject({ reason: 'not-in-visible-range' });
  });

  it('does not believe that somebody was in range before', async () => {
    const { wecom, identify } = aWeCom({ userid: 'zhouba' });
    wecom.answer('user/get', { errcode: 60011 });
    const attempt = anAttempt({ scope: 'snsapi_privateinfo', member: { memberId: 'zhouba' } });
    await expect(identify(attempt)).rejects.toMatchObject({ reason: 'not-in-visible-range' });
  });

  it.each([2, 5])('refuses a member who is disabled or has left: status %i', async (status) => {
    const { wecom, identify } = aWeCom({ userid: 'wujiu' });
    wecom.answer('user/get', { userid: 'wujiu', status });
    await expect(identify()).rejects.toMatchObject({ code: 'wecom_member_inactive' });
  });
});

describe('with a user ticket', () => {
  const withTicket = { userid: 'zhangsan', user_ticket: 'TICKET' };
  const consentPass = anAttempt({
    scope: 'snsapi_privateinfo',
    member: { memberId: 'zhangsan', name: '张三 of the silent pass' },
  });

  it('reads the member for somebody who is linked, whatever the silent pass saw: two calls', async () => {
    const { identify, paths } = aWeCom(withTicket);
    expect(await (await identify(consentPass)).readMember()).toMatchObject({ memberId: 'zhangsan', name: '张三' });
    expect(paths()).toEqual(['auth/getuserinfo', 'user/get']);
  });

  it.each([60011, 60111])('refuses a member who left the visible range after the consent: %i', async (errcode) => {
    const { wecom, identify } = aWeCom(withTicket);
    wecom.answer('user/get', { errcode });
    const member = await identify(consentPass);
    await expect(member.readMember()).rejects.toMatchObject({ reason: 'not-in-visible-range' });
  });

  it.each([2, 5])('refuses a linked member who is disabled or has left: status %i', async (status) => {
    const { wecom, identify } = aWeCom(withTicket);
    wecom.answer('user/get', { userid: 'zhangsan', status });
    const member = await identify(consentPass);
    await expect(member.readMember()).rejects.toMatchObject({ code: 'wecom_member_inactive' });
  });

  it('joins what was shared with what the silent pass saw', async () => {
    const { identify, paths } = aWeCom(withTicket);
    const profile = await (await identify(consentPass)).readProfile();
    expect(profile).toMatchObject({ name: '张三 of the silent pass', mobile: '+8613800000001' });
    expect(paths()).toEqual(['auth/getuserinfo', 'auth/getuserdetail']);
  });

  it.each([
    ['nobody', anAttempt({ scope: 'snsapi_privateinfo' })],
    ['somebody else', anAttempt({ scope: 'snsapi_privateinfo', member: { memberId: 'lisi', name: '李四' } })],
  ])('reads the member when the silent pass saw %s', async (_, attempt) => {
    const { identify } = aWeCom(withTicket);
    expect(await (await identify(attempt)).readProfile()).toMatchObject({ name: '张三', mobile: '+8613800000001' });
  });

  it('reads the member and what was shared side by side', async () => {
    const { wecom, identify, paths } = aWeCom(withTicket);
    const member = await identify(anAttempt({ scope: 'snsapi_privateinfo' }));
    let answer: (() => void) | undefined;
    const { fetch } = wecom.transport;
    const held = new Promise<void>((resolve) => (answer = resolve));
    wecom.transport.fetch = async (...request) => {
      const response = await fetch(...request);
      await held;
      return response;
    };
    const profile = member.readProfile();
    await expect.poll(() => paths().slice(1).toSorted()).toEqual(['auth/getuserdetail', 'user/get']);
    answer?.();
    expect(await profile).toMatchObject({ name: '张三', mobile: '+8613800000001' });
  });

  it('refuses a member who is disabled, when the profile is read', async () => {
    const { wecom, identify } = aWeCom(withTicket);
    wecom.answer('user/get', { userid: 'zhangsan', status: 2 });
    const member = await identify(anAttempt({ scope: 'snsapi_privateinfo' }));
    await expect(member.readProfile()).rejects.toMatchObject({ code: 'wecom_member_inactive' });
  });

  it('takes an app without the right to personal fields for a "no"', async () => {
    const { wecom, identify } = aWeCom(withTicket);
    wecom.answer('auth/getuserdetail', { errcode: 92001 });
    expect(await (await identify(consentPass)).readProfile()).toMatchObject({ mobile: undefined });
  });

  it.each([
    ['WeCom breaks down', 500],
    ['the rate limit is hit', { errcode: 45009 }],
    ['the ticket is refused', { errcode: 84014 }],
  ])('does not take it for a "no" when %s', async (_, failure) => {
    const { wecom, identify } = aWeCom(withTicket);
    wecom.answer('auth/getuserdetail', failure);
    const member = await identify(consentPass);
    await expect(member.readProfile()).rejects.toThrow(/^WeCom /);
  });
});

describe('somebody who is no member', () => {
  it.each([
    ['an outsider', { openid: 'o1' }, 'wecom_not_a_member'],
    ['a member of another corp', { userid: 'ww9999999999999999/lisi' }, 'wecom_other_corp'],
  ])('is refused at once: %s', async (_, identity, code) => {
    const { identify, paths } = aWeCom(identity);
    await expect(identify()).rejects.toMatchObject({ code });
    expect(paths()).toEqual(['auth/getuserinfo']);
  });
});

it.each(['', 'C0DE'])('leaves it to the budget when code %j is looked at', async (code) => {
  const { wecom, app } = aWeCom({ userid: 'zhangsan' });
  await expect(identifyMember(app, anAttempt(), code, usedUp)).rejects.toMatchObject({ code: 'wecom_busy' });
  expect(wecom.requests).toEqual([]);
});

it('asks WeCom nothing without a code', async () => {
  const { wecom, identify } = aWeCom({ userid: 'zhangsan' });
  await expect(identify(anAttempt(), '')).rejects.toMatchObject({ code: 'wecom_code_missing' });
  expect(wecom.requests).toEqual([]);
});
