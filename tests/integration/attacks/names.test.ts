import { beforeAll, describe, expect, test } from 'vitest';
import { rootSession, type Session } from '../support/links';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });
let root: Session;

beforeAll(async () => {
  root = await rootSession(world.nocobase);
});

/** Queries whose `authenticator` is no name. */
const QUERIES: Array<[string, string]> = [
  ['U+0000', 'authenticator=%00'],
  ['a name with U+0000', 'authenticator=wecom%00'],
  ['a line break', 'authenticator=we%0Acom'],
  ['a C1 control character', 'authenticator=wecom%C2%85'],
  ['bytes that are no text', 'authenticator=%ff%fe'],
  ['half a percent sign', 'authenticator=%'],
  ['an array', 'authenticator[]=wecom&authenticator[]=wecom'],
  ['an object', 'authenticator[$ne]=x'],
  ['an object with methods', 'authenticator[toString]=x&authenticator[length]=5'],
  ['ten thousand characters', `authenticator=${'a'.repeat(10_000)}`],
  ['nothing', 'authenticator='],
  ['no parameter', ''],
  ['an emoji', 'authenticator=%F0%9F%98%80'],
];

/** The same as JSON. */
const VALUES: Array<[string, unknown]> = [
  ['U+0000', '\u0000'],
  ['a name with U+0000', 'wecom\u0000'],
  ['a line break', 'we\ncom'],
  ['half a character', 'wecom\ud83d'],
  ['an array', ['wecom']],
  ['an object', { $ne: 'x' }],
  ['an object without a prototype to speak of', { toString: 1, valueOf: 1 }],
  ['a number', 7],
  ['nothing', null],
  ['a hundred thousand characters', 'a'.repeat(100_000)],
  ['an emoji', '😀'],
];

const codeOf = (body: unknown) => (body as { errors?: [{ code?: string }] }).errors?.[0].code;

describe.each(QUERIES)('an authenticator called %s', (_what, query) => {
  test('is refused by the way into a sign-in', async () => {
    const { status, headers } = await world.nocobase.api(`wecom:authorize?${query}`);

    expect(status).toBe(302);
    expect(headers.get('Location')).toMatch(/^\/signin\?authenticator=[^&]+&error=wecom_authenticator_unavailable$/);
    expect(headers.get('Location')?.length).toBeLessThan(1_000);
  });

  test('is refused by the way into the QR code', async () => {
    const { status, body } = await world.nocobase.api(`wecom:openPanel?${query}`);

    expect({ status, code: codeOf(body) }).toEqual({ status: 404, code: 'wecom_authenticator_unavailable' });
  });

  test('has no last refusal', async () => {
    const { status, body } = await world.nocobase.api(`wecom:lastRefusal?${query}`, { token: root.token });

    const isName = ['authenticator=%F0%9F%98%80', 'authenticator=%ff%fe', 'authenticator=%'].includes(query);
    expect([status, codeOf(body)]).toEqual(isName ? [204, undefined] : [400, 'wecom_setup_request_invalid']);
  });
});

describe.each(VALUES)('an authenticator called %s', (_what, authenticator) => {
  const post = (action: string, values: object) =>
    world.nocobase.api(`wecom:${action}`, {
      token: root.token,
      headers: { 'X-Authenticator': root.authenticator },
      body: { authenticator, ...values },
    });

  test.each([
    ['startLink', { redirect: '/admin' }],
    ['completeLink', { code: 'c'.repeat(43), state: `${'0'.repeat(32)}link` }],
    ['unlink', {}],
  ])('is refused by %s', async (action, values) => {
    const { status, body } = await post(action, values);

    expect(status).toBe(404);
    expect(['wecom_link_not_found', 'wecom_authenticator_unavailable']).toContain(codeOf(body));
  });

  test('is refused by a test connection, or tested without a stored secret', async () => {
    const options = { ...optionsFor(world.simulator), secret: '' };
    const { status, body } = await post('check', { check: 'credentials', options });

    expect(authenticator === '😀' ? [200] : [400]).toContain(status);
    expect(JSON.stringify(body)).not.toContain('wecom_internal_error');
  });
});

test.each(['nobody', '\u00ff\u00fe', 'a'.repeat(10_000), '%00', '__proto__', 'constructor'])(
  'a completion for the header %j is refused',
  async (name) => {
    const { status, body } = await world.nocobase.api('auth:signIn', {
      body: { code: 'c'.repeat(43), state: '0'.repeat(32) },
      headers: { 'X-Authenticator': name },
    });

    expect({ status, code: codeOf(body) }).toEqual({ status: 404, code: 'wecom_authenticator_unavailable' });
  },
);

test.each([
  ['wecom:listLinks?search=%00', 200],
  ['wecom:listLinks?page=99999999999999999999', 200],
  ['wecom:listRefusals?page=9007199254740991&pageSize=200', 200],
])('%s of an administrator is answered', async (route, status) => {
  expect((await world.nocobase.api(route, { token: root.token })).status).toBe(status);
});

test.each([1e300, 1.5, -1, Number.MAX_SAFE_INTEGER])('a link numbered %d is not there', async (id) => {
  for (const [action, body] of [
    ['removeLink', { id }],
    ['resolveRefusal', { id, userId: id }],
  ] as const) {
    const reply = await world.nocobase.api(`wecom:${action}`, {
      token: root.token,
      headers: { 'X-Authenticator': 'basic' },
      body,
    });

    expect({ status: reply.status, code: codeOf(reply.body) }).toEqual({ status: 404, code: 'wecom_link_not_found' });
  }
});
