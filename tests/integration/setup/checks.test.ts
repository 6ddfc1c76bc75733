import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHECK_IDS } from '../../../packages/plugin/src/shared/setup';
import { newMember } from '../support/members';
import { useAdministrator } from '../support/setup-assistant';
import { ORIGIN, signInInClient } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const LINK = `${ORIGIN}/api/wecom:authorize?authenticator=wecom`;
const DOMAIN = 'nocobase.example.com';

const world = useWorld({ public: { autoSignUp: true } });
const admin = useAdministrator(world);
beforeEach(() => {
  world.simulator.control.reset();
  world.simulator.control.updateApp({ trustedDomains: [DOMAIN], callbackDomains: [DOMAIN], homeUrl: LINK });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('origin', () => {
  test('passes as an https address', async () => {
    expect(await admin.check('origin')).toMatchObject({ status: 'passed', reason: 'well-formed' });
  });

  test.each([
    ['', 'missing'],
    ['nocobase.example.com', 'malformed'],
    ['https://nocobase.example.com/admin', 'malformed'],
  ])('fails as "%s": %s', async (origin, reason) => {
    expect(await admin.check('origin', { origin })).toMatchObject({ status: 'failed', reason });
  });

  test('fails as an address that WeCom itself could not take', async () => {
    expect(await admin.check('origin', { origin: 'https://192.168.0.7', apiBaseUrl: '' })).toMatchObject({
      reason: 'not-public',
      values: { host: '192.168.0.7' },
    });
  });
});

describe('credentials', () => {
  test('pass with the stored secret', async () => {
    expect(await admin.check('credentials')).toEqual({ check: 'credentials', status: 'passed', reason: 'accepted' });
  });

  test('pass before anything is saved', async () => {
    const { secret } = world.simulator.app;
    expect(await admin.check('credentials', { secret }, 'not-saved')).toMatchObject({ status: 'passed' });
  });

  test('pass with a secret behind a variable', async () => {
    world.nocobase.app.environment.setVariable('WECOM_SECRET', world.simulator.app.secret);
    const secret = '{{ $env.WECOM_SECRET }}';
    expect(await admin.check('credentials', { secret }, 'not-saved')).toMatchObject({ status: 'passed' });
  });

  test.each([
    [{ corpId: 'x' }, { reason: 'corp-id-malformed' }],
    [{ corpId: 'ww0000000000000000' }, { reason: 'wrong-corp', errcode: 40013 }],
    [{ secret: 'x'.repeat(43) }, { reason: 'wrong-secret', errcode: 40001 }],
    [{ secret: '{{ $env.NOT_THERE }}', corpId: '{{ $env.NOT_THERE }}' }, { reason: 'corp-id-malformed' }],
    [{ apiBaseUrl: 'qyapi.weixin.qq.com' }, { reason: 'host-malformed' }],
  ])('fail with %o', async (changes, result) => {
    expect(await admin.check('credentials', changes)).toMatchObject({ status: 'failed', ...result });
  });

  test('fail without a secret', async () => {
    expect(await admin.check('credentials', {}, 'not-saved')).toMatchObject({ reason: 'secret-missing' });
  });

  test('fail when the secret was reset at WeCom, though its access token is cached', async () => {
    await admin.check('credentials');
    world.simulator.control.updateApp({ secret: 'r'.repeat(43) });

    expect(await admin.check('credentials')).toMatchObject({ reason: 'wrong-secret', errcode: 40001 });

    // Held back for a minute now: the other tests use the same secret.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    world.simulator.control.reset();
    await admin.check('credentials');
  });

  test.each([
    [
      { errcode: 45009, times: 1 },
      { reason: 'rate-limited', errcode: 45009 },
    ],
    [{ hangUp: true, times: 3 }, { reason: 'unreachable' }],
    [{ html: true, times: 1 }, { reason: 'unreachable' }],
  ])('fail when WeCom answers %o', async (fault, result) => {
    world.simulator.control.fail({ path: 'agent/get', ...fault });
    expect(await admin.check('credentials')).toMatchObject({ status: 'failed', ...result });
  });

  test('ask for one access token a minute while the secret is wrong, and at once for a corrected one', async () => {
    const secret = 'y'.repeat(43);
    for (const check of CHECK_IDS) {
      await admin.check(check, { secret });
    }
    await admin.check('credentials', { secret });

    const asked = world.simulator.control.journal().filter(({ path }) => path === '/cgi-bin/gettoken');
    expect(asked).toHaveLength(1);
    const { heldForSeconds } = await admin.check('credentials', { secret });
    expect(heldForSeconds).toBeGreaterThan(0);
    expect(heldForSeconds).toBeLessThanOrEqual(60);
    expect(await admin.check('credentials', { secret: world.simulator.app.secret })).toMatchObject({
      status: 'passed',
    });
  });
});

describe('trusted IP', () => {
  test('passes', async () => {
    expect(await admin.check('trusted-ip')).toMatchObject({ status: 'passed', reason: 'trusted' });
  });

  test('names the address to add', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
    expect(await admin.check('trusted-ip')).toEqual({
      check: 'trusted-ip',
      status: 'failed',
      reason: 'untrusted',
      values: { ip: '127.0.0.1' },
      paste: '127.0.0.1',
      errcode: 60020,
    });
  });

  test('fails also when WeCom names no address', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
    world.simulator.control.setBehaviour({ fromIpInErrors: 'no' });
    expect(await admin.check('trusted-ip')).toMatchObject({ reason: 'untrusted-unnamed', errcode: 60020 });
  });
});

describe('app', () => {
  test('passes with its name', async () => {
    expect(await admin.check('app')).toMatchObject({ status: 'passed', values: { name: 'NocoBase' } });
  });

  test.each([
    ['', { reason: 'agent-id-malformed' }],
    ['7', { reason: 'unknown-agent', errcode: 40056 }],
    ['1000003', { reason: 'other-app', errcode: 301002 }],
  ])('fails with agent ID "%s"', async (agentId, result) => {
    const { secret } = world.simulator.app;
    expect(await admin.check('app', { agentId, secret })).toMatchObject({ status: 'failed', ...result });
  });

  test.each(['50003', 'close'] as const)('fails when it is stopped, told by %s', async (stoppedApp) => {
    await admin.check('app');
    world.simulator.control.setBehaviour({ stoppedApp });
    world.simulator.control.updateApp({ stopped: true });
    expect(await admin.check('app')).toMatchObject({ status: 'failed', reason: 'stopped' });
  });

  test('fails with a number that is not usual here', async () => {
    world.simulator.control.fail({ path: 'agent/get', errcode: 48002 });
    expect(await admin.check('app')).toMatchObject({ status: 'failed', reason: 'refused', errcode: 48002 });
  });
});

describe('trusted domain', () => {
  test('passes when it is the host of the origin', async () => {
    expect(await admin.check('trusted-domain')).toMatchObject({ status: 'passed', values: { domain: DOMAIN } });
  });

  test.each([
    ['sub.nocobase.example.com', 'other'],
    ['nocobase.example.com:8443', 'other'],
    ['', 'missing'],
  ])('fails when it is "%s", and says what to enter', async (current, reason) => {
    world.simulator.control.updateApp({ trustedDomains: current ? [current] : [] });
    expect(await admin.check('trusted-domain')).toMatchObject({
      status: 'failed',
      reason,
      paste: DOMAIN,
      change: { setting: 'trusted-domain', before: current, after: DOMAIN },
      app: { name: world.simulator.app.name, agentId: world.simulator.app.agentId },
    });
  });

  test('has the port of the origin', async () => {
    expect(await admin.check('trusted-domain', { origin: `${ORIGIN}:8443` })).toMatchObject({
      paste: `${DOMAIN}:8443`,
    });
  });
});

describe('homepage', () => {
  test('passes when it is our link, wherever it leads afterwards', async () => {
    expect(await admin.check('homepage')).toMatchObject({ status: 'passed', reason: 'link' });
    world.simulator.control.updateApp({ homeUrl: `${LINK}&redirect=/m` });
    expect(await admin.check('homepage')).toMatchObject({ status: 'passed', reason: 'link' });
  });

  test('passes as a page of the application only with automatic login', async () => {
    world.simulator.control.updateApp({ homeUrl: `${ORIGIN}/admin` });
    expect(await admin.check('homepage')).toMatchObject({ status: 'failed', reason: 'other' });
    expect(await admin.check('homepage', { public: { autoSignIn: true } })).toMatchObject({ reason: 'page' });
  });

  test.each([
    'https://elsewhere.example.com/',
    `${ORIGIN}/api/wecom:authorize?authenticator=other`,
    LINK.replace('https', 'http'),
  ])('fails when it is %s, and gives the link', async (homeUrl) => {
    world.simulator.control.updateApp({ homeUrl });
    expect(await admin.check('homepage')).toMatchObject({
      status: 'failed',
      reason: 'other',
      values: { current: homeUrl },
      paste: LINK,
      change: { setting: 'homepage', before: homeUrl, after: LINK },
    });
  });
});

describe('visible range', () => {
  test('passes with numbers', async () => {
    world.simulator.control.updateApp({ visibleMemberIds: ['zhangsan', 'lisi'] });
    expect(await admin.check('visible-range')).toMatchObject({
      status: 'passed',
      values: { members: 2, departments: 0, tags: 0 },
    });
  });

  test('fails when nobody is in it', async () => {
    world.simulator.control.updateApp({ visibleMemberIds: [] });
    expect(await admin.check('visible-range')).toMatchObject({ status: 'failed', reason: 'empty' });
  });
});

describe('personal fields', () => {
  // As before anybody was asked.
  beforeEach(() => world.nocobase.app.cacheManager.flushAll());

  test('are unknown until somebody was asked, and pass with the first phone number', async () => {
    expect(await admin.check('personal-fields')).toMatchObject({ status: 'unknown', reason: 'never-asked' });
    await signInInClient(world, 'lisi');
    expect(await admin.check('personal-fields')).toMatchObject({ status: 'unknown', reason: 'withheld' });
    await signInInClient(world, 'zhangsan');
    expect(await admin.check('personal-fields')).toMatchObject({ status: 'passed', reason: 'received' });
  });

  test('still pass when the next member declines', async () => {
    await signInInClient(world, newMember(world).id);
    await signInInClient(world, 'sunqi');
    expect(await admin.check('personal-fields')).toMatchObject({ status: 'passed', reason: 'received' });
  });

  test('fail when WeCom refused them', async () => {
    world.simulator.control.fail({ path: 'auth/getuserdetail', errcode: 92001 });
    await signInInClient(world, 'wangwu');
    expect(await admin.check('personal-fields')).toMatchObject({ status: 'failed', reason: 'refused' });
  });
});

describe('clock', () => {
  test('passes within a minute', async () => {
    world.simulator.control.advance(50_000);
    expect(await admin.check('clock')).toMatchObject({ status: 'passed', reason: 'exact' });
  });

  test('fails when this server is behind', async () => {
    world.simulator.control.advance(10 * 60_000);
    const result = await admin.check('clock');
    expect(result).toMatchObject({ status: 'failed', reason: 'behind' });
    expect(Math.abs(Number(result.values?.['seconds']) - 600)).toBeLessThan(10);
  });

  test('is told also by a refusal', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
    expect(await admin.check('clock')).toMatchObject({ status: 'passed' });
  });
});

test.each(['trusted-ip', 'app', 'trusted-domain', 'homepage', 'visible-range', 'clock'] as const)(
  '%s cannot be checked while the credentials are wrong, and says that it waits for them',
  async (check) => {
    expect(await admin.check(check, { corpId: 'x' })).toEqual({
      check,
      status: 'unknown',
      reason: 'blocked',
      waitsFor: 'credentials',
    });
  },
);
