import { describe, expect, test } from 'vitest';
import { createRole, tokenOf } from '../support/roles';
import { useAdministrator } from '../support/setup-assistant';
import { BROWSER_AGENT, newBrowser, ORIGIN, signInInClient } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const FILE = { name: 'WW_verify_Access0123456789.txt', body: 'Access0123456789' };
const CHANGE = { setting: 'homepage', before: '', after: 'https://evil.example.com/' };

const ACTIONS: [string, unknown][] = [
  ['check', { check: 'credentials', authenticator: 'wecom', options: {} }],
  ['applyAppSetting', { authenticator: 'wecom', options: {}, change: CHANGE }],
  ['saveOwnershipFile', FILE],
  ['removeOwnershipFile', { name: FILE.name }],
  ['listOwnershipFiles', undefined],
];

const world = useWorld({ public: { autoSignUp: true } });
const admin = useAdministrator(world);

describe.each(ACTIONS)('wecom:%s', (action, body) => {
  test('is closed to a stranger', async () => {
    expect((await admin.call(action, body, { token: '' })).status).toBe(401);
  });

  test('is closed to a member', async () => {
    const { token = '' } = await signInInClient(world, 'zhangsan');
    expect(token).not.toBe('');
    expect((await admin.call(action, body, { token })).status).toBe(403);
  });

  test('is closed to another site that sends the cookies of an administrator', async () => {
    const { cookies } = await world.nocobase.api('auth:signIn', {
      body: { account: 'admin@nocobase.com', password: 'admin123' },
      headers: { 'X-Authenticator': 'basic' },
    });
    expect(Object.keys(cookies)).not.toEqual([]);
    const reply = await admin.call(action, body, {
      token: '',
      cookies,
      headers: { Origin: 'https://evil.example.com' },
    });
    expect(reply.status).toBe(401);
  });

  test('is open to whoever may manage authenticators, and not to who may write all data', async () => {
    const name = action.toLowerCase();
    await createRole(world.nocobase, `${name}-authenticators`, ['pm.auth.authenticators']);
    await createRole(world.nocobase, `${name}-data`, ['!pm.*', '!ui.*']);
    const manager = await tokenOf(world.nocobase, `${name}-a@example.com`, [`${name}-authenticators`]);
    const writer = await tokenOf(world.nocobase, `${name}-d@example.com`, [`${name}-data`]);

    expect([200, 204, 400]).toContain((await admin.call(action, body, { token: manager })).status);
    expect((await admin.call(action, body, { token: writer })).status).toBe(403);
  });
});

test('who may write all data cannot reach the ownership files by the API of collections either', async () => {
  await createRole(world.nocobase, 'writer', ['!pm.*', '!ui.*']);
  const token = await tokenOf(world.nocobase, 'writer@example.com', ['writer']);

  const reply = await world.nocobase.api('wecomOwnershipFiles:create', { token, body: { name: FILE.name } });

  expect(reply.status).toBe(403);
});

test('an address alone does nothing, so that no link and no picture can set off a change', async () => {
  const query = new URLSearchParams({ ...FILE, 'values[name]': FILE.name, 'values[body]': FILE.body }).toString();
  const reply = await admin.call(`saveOwnershipFile?${query}`, undefined, { method: 'GET' });
  expect(reply.status).toBe(405);
});

test.each([
  ['no body', undefined],
  ['an unknown check', { check: 'everything', authenticator: 'wecom', options: {} }],
  ['an inherited name', { check: 'constructor', authenticator: 'wecom', options: {} }],
  ['no options', { check: 'origin', authenticator: 'wecom' }],
  ['a name that is no text', { check: 'origin', authenticator: { $ne: '' }, options: {} }],
])('a check with %s is refused', async (_, body) => {
  const reply = await admin.call('check', body, { method: 'POST' });
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({ errors: [{ code: 'wecom_setup_request_invalid' }] });
});

test.each([
  ['a list', []],
  [
    'objects in place of texts',
    { corpId: {}, agentId: [], secret: { a: 1 }, origin: [ORIGIN], public: 7, apiBaseUrl: {} },
  ],
  ['null', { corpId: null, agentId: null, secret: null, origin: null, public: null, apiBaseUrl: null }],
])('options that are %s are judged, not obeyed', async (_, options) => {
  const reply = await admin.call('check', { check: 'credentials', authenticator: 'nobody', options });
  expect(reply.body).toMatchObject({ data: { status: 'failed', reason: 'corp-id-malformed' } });
});

test('a browser that is not signed in sees nothing of it in the public list', async () => {
  const { body } = await world.nocobase.api('authenticators:publicList', {
    headers: { 'User-Agent': newBrowser(BROWSER_AGENT).userAgent },
  });
  expect(JSON.stringify(body)).not.toContain('Ownership');
});
