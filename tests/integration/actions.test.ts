import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiReply, ApiRequest } from '../world/nocobase/api';
import { useWorld } from '../world/use-world';

/** Actions that tell something. Every other one changes something, or is told a secret. */
const READING = [
  'authorize',
  'currentRun',
  'lastRefusal',
  'listFindings',
  'listLinks',
  'listOwnershipFiles',
  'listRefusals',
  'listRuns',
  'myLinks',
  'openPanel',
];

/** Bodies that are the values of no action. */
const SENSELESS = [
  {},
  [],
  [{ authenticator: 'wecom' }],
  { values: { authenticator: 'wecom', name: 'x', id: 1 } },
  { authenticator: 7, check: [], change: null, name: {}, body: 0, id: '1', userId: {}, redirect: [], options: 'x' },
];

const world = useWorld();
let token = '';
beforeAll(async () => {
  token = await world.nocobase.signInAsRoot();
});

/** Names of the actions as NocoBase has them, so that none is forgotten here; without its own, which every resource has. */
function registered(): string[] {
  const { resourceManager } = world.nocobase.app;
  const ofEveryResource = resourceManager.getRegisteredHandlers();
  return [...resourceManager.getResource('wecom').actions.keys()]
    .filter((name) => !ofEveryResource.has(name))
    .map(String);
}

const changing = () => registered().filter((name) => !READING.includes(name));

/** What each of some actions answers to a request of the root user, by name. */
async function ask<Told>(
  names: string[],
  request: ApiRequest,
  tell: (reply: ApiReply) => Told,
  query = 'authenticator=wecom',
): Promise<Record<string, Told>> {
  const told: Record<string, Told> = {};
  for (const name of names) {
    told[name] = tell(await world.nocobase.api(`wecom:${name}?${query}`, { token, ...request }));
  }
  return told;
}

/** The same for all of them. */
const each = <Told>(names: string[], told: Told) => Object.fromEntries(names.map((name) => [name, told]));

const cacheControlOf = ({ headers }: ApiReply) => headers.get('Cache-Control');
const methodsOf = ({ status, headers }: ApiReply) => [status, headers.get('Allow')];
const codeOf = ({ body }: ApiReply) => (body as { errors?: [{ code?: string }] }).errors?.[0].code;

test('the actions of this table are those that are registered', () => {
  expect(registered()).toEqual(expect.arrayContaining(READING));
  expect(changing().length).toBeGreaterThan(0);
});

describe('every action', () => {
  test.each<ApiRequest>([{ method: 'GET' }, { method: 'DELETE' }, ...SENSELESS.map((body) => ({ body }))])(
    'keeps what it answers to %j out of caches',
    async (request) => {
      expect(await ask(registered(), request, cacheControlOf)).toEqual(each(registered(), 'no-store'));
    },
  );

  test('keeps what it answers about an authenticator that is not there out of caches', async () => {
    const replies = await ask(registered(), {}, cacheControlOf, 'authenticator=nobody');

    expect(replies).toEqual(each(registered(), 'no-store'));
  });
});

describe('every action that changes something or is told a secret', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('says to %s that it answers POST only', async (method) => {
    expect(await ask(changing(), { method }, methodsOf)).toEqual(each(changing(), [405, 'POST']));
  });

  test('takes no session token out of an address, which a link could hold', async () => {
    const replies = await ask(changing(), { token: '', body: {} }, methodsOf, `token=${token}`);

    expect(replies).toEqual(each(changing(), [405, 'POST']));
  });

  test.each(SENSELESS)('refuses %j with a code', async (body) => {
    const replies = await ask(changing(), { body }, (reply) => [Math.floor(reply.status / 100), codeOf(reply)]);

    expect(replies).toEqual(each(changing(), [4, expect.stringMatching(/^wecom_/)]));
  });

  test('takes no values out of an address, which logs keep', async () => {
    const query = 'authenticator=wecom&redirect=/admin&id=1&userId=1&name=x&body=x&values[authenticator]=wecom';
    const replies = await ask(
      changing(),
      { body: {} },
      (reply) => [Math.floor(reply.status / 100), codeOf(reply)],
      query,
    );

    expect(replies).toEqual(each(changing(), [4, expect.stringMatching(/^wecom_/)]));
  });
});

test('an action that only tells something needs no POST', async () => {
  const replies = await ask(READING, { method: 'GET' }, ({ status }) => status, 'authenticator=wecom&run=1');

  expect(Object.values(replies).every((status) => status < 400)).toBe(true);
});
