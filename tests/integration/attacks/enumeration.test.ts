import { beforeAll, describe, expect, test } from 'vitest';
import { comeBack, complete, signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'lisi');
  const options = optionsFor(world.simulator);
  await world.nocobase.createAuthenticator({ name: 'disabled', enabled: false, options });
});

/** A reply as a stranger can tell it from another, with the authenticator's name left out. */
async function ask(name: string, route: string, body?: object): Promise<string> {
  const request = body && { body, headers: { 'X-Authenticator': name } };
  const reply = await world.nocobase.api(route.replace('NAME', name), request);
  const headers = [...reply.headers].filter(([key]) => !['date', 'x-request-id', 'x-response-time'].includes(key));
  const text = JSON.stringify({ status: reply.status, headers, body: reply.body }).replaceAll(name, 'NAME');
  return withoutReference(text);
}

/** Each request has a reference of its own. */
function withoutReference(text: string): string {
  return text.replace(/"reference":"[0-9A-Z]{8}"|(?<=_unavailable\.)[0-9A-Z]{8}(?=;)/, '…');
}

// As long as "disabled", so that lengths can be compared as well.
const UNKNOWN = 'somebody';

describe('a stranger cannot tell a disabled authenticator from one that never was', () => {
  test('by opening it', async () => {
    const unknown = await ask(UNKNOWN, 'wecom:authorize?authenticator=NAME');

    expect(await ask('disabled', 'wecom:authorize?authenticator=NAME')).toBe(unknown);
    expect(unknown).toContain('wecom_authenticator_unavailable');
  });

  test.each([
    ['with code and state', { code: 'c'.repeat(43), state: 'a'.repeat(32) }],
    ['with a state that is none', { code: 'c', state: 'x' }],
    ['with a password', { account: 'nobody', password: 'nothing' }],
  ])('by completing a sign-in %s', async (_how, body) => {
    expect(await ask('disabled', 'auth:signIn', body)).toBe(await ask(UNKNOWN, 'auth:signIn', body));
  });

  test.each(['disabled', 'wecom'])('by asking for the last refusal (%s)', async (name) => {
    const route = 'wecom:lastRefusal?authenticator=NAME';

    expect(await ask(name, route)).toBe(await ask(UNKNOWN, route));
  });

  test('by the list that the sign-in page shows', async () => {
    const { body } = await world.nocobase.api('authenticators:publicList');

    expect((body as { data: Array<{ name: string }> }).data.map(({ name }) => name).toSorted()).toEqual([
      'basic',
      'wecom',
    ]);
  });
});

describe('a stranger with an attempt and an invented code', () => {
  test('hears the same whoever signed in before', async () => {
    const replies = await Promise.all(
      ['lisi', 'zhangsan'].map(async (memberId) => {
        const { browser, address } = await comeBack(world, memberId);
        return complete(world, browser, address, { code: memberId.padEnd(43, '0') });
      }),
    );

    expect(replies.map(({ error }) => error?.code)).toEqual(['wecom_code_invalid', 'wecom_code_invalid']);
    const [one, other] = replies.map(({ reply }) => withoutReference(JSON.stringify(reply.body)));
    expect(one).toBe(other);
  });
});
