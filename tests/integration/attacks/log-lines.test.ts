import { expect, test, vi } from 'vitest';
import { INTEGRATION_TEST_LIMIT_MS } from '../../../tools/time-limits';
import { linesAbout } from '../support/log-files';
import { comeBack, complete, newBrowser } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const world = useWorld({});

/** The lines of a request that the error handler of NocoBase has written, once there is one. */
async function errorLinesOf({ headers }: { headers: Headers }): Promise<string[]> {
  const requestId = headers.get('X-Request-Id') ?? 'none';
  const written = () => linesAbout(world.nocobase, requestId).filter((line) => line.includes('error-handler'));
  await vi.waitUntil(() => written().length > 0, { timeout: INTEGRATION_TEST_LIMIT_MS });
  return written();
}

const STACK = /\bat .*(\.js|node:)/;

test.each<[string, number, () => Promise<{ status: number; headers: Headers }>]>([
  [
    'a sign-in without an attempt',
    401,
    async () => (await complete(world, newBrowser(), '/signin', { code: 'x', state: '0'.repeat(32) })).reply,
  ],
  [
    'an invented code',
    401,
    async () => {
      const { browser, address } = await comeBack(world, 'lisi');
      return (await complete(world, browser, address, { code: 'x'.repeat(43) })).reply;
    },
  ],
  [
    'a person who may not sign in',
    403,
    async () => {
      const { browser, address } = await comeBack(world, 'outsider');
      return (await complete(world, browser, address)).reply;
    },
  ],
  ['an authenticator that is not there', 404, () => world.nocobase.api('wecom:openPanel?authenticator=nobody')],
  [
    'a link that is not there',
    404,
    async () => {
      const token = await world.nocobase.signInAsRoot();
      return world.nocobase.api('wecom:removeLink', { token, body: { id: 99 } });
    },
  ],
  [
    'settings that make no sense',
    400,
    async () => {
      const token = await world.nocobase.signInAsRoot();
      return world.nocobase.api('authenticators:create', {
        token,
        body: { name: 'x', authType: 'wecom', options: {} },
      });
    },
  ],
  [
    'a setup request that makes no sense',
    400,
    async () => world.nocobase.api('wecom:check', { token: await world.nocobase.signInAsRoot(), body: {} }),
  ],
  [
    'a password that nobody has',
    400,
    () => world.nocobase.api('auth:lostPassword', { body: {}, headers: { 'X-Authenticator': 'wecom' } }),
  ],
])('%s is one line in the log, without a stack', async (_what, status, request) => {
  const reply = await request();

  const lines = await errorLinesOf(reply);
  expect(reply.status).toBe(status);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/"level":"info"|\binfo\b/i);
  for (const line of linesAbout(world.nocobase, reply.headers.get('X-Request-Id') ?? 'none')) {
    expect(line).not.toMatch(STACK);
  }
});
