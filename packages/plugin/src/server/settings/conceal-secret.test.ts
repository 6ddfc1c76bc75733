import type { RequestContext } from '../request-context';
import { describe, expect, it } from 'vitest';
import { concealSecret } from './conceal-secret';

const ours = (secret: unknown) => ({ name: 'w', authType: 'wecom', options: { corpId: 'ww1', secret } });
const concealed = { name: 'w', authType: 'wecom', options: { corpId: 'ww1' } };
const others = { name: 'o', authType: 'OIDC', options: { secret: 'S' } };

/** The reply to a request for `resource`, after the middleware has seen it. */
async function reply(body: unknown, resourceName = 'authenticators'): Promise<unknown> {
  const ctx = { action: { resourceName, params: {} }, request: {}, body: undefined as unknown };
  await concealSecret(ctx as unknown as RequestContext, () => {
    ctx.body = body;
    return Promise.resolve();
  });
  return ctx.body;
}

describe('the stored secret', () => {
  it.each([
    ['one authenticator', ours('S'), concealed],
    ['a list', [ours('S'), ours('T')], [concealed, concealed]],
    ['a page', { count: 1, rows: [ours('S')], page: 1 }, { count: 1, rows: [concealed], page: 1 }],
    ['a model', { toJSON: () => ours('S') }, concealed],
    ['a page of models', { rows: [{ toJSON: () => ours('S') }] }, { rows: [concealed] }],
  ])('is in no reply: %s', async (_, body, expected) => {
    expect(await reply(body)).toEqual(expected);
  });

  it.each(['{{ $env.WECOM_SECRET }}', ' {{$env.X}} '])('is shown where it only names a variable: %s', async (name) => {
    expect(await reply(ours(name))).toEqual(ours(name));
  });

  it.each(['{{ $env.X }}S', 'S{{ $env.X }}', '{{ $env.X }}{{ $env.Y }}', '{{', '', 7, null, { a: 'S' }])(
    'is concealed when it is more than a name: %o',
    async (secret) => {
      expect(await reply(ours(secret))).toEqual(concealed);
    },
  );
});

it('takes nothing from the stored authenticator itself', async () => {
  const stored = ours('S');
  await reply({ toJSON: () => stored });
  expect(stored.options.secret).toBe('S');
});

describe('everything else', () => {
  it.each([
    ['other types', others],
    ['a list of other types', [others]],
    ['an authenticator read without its options', { name: 'w', authType: 'wecom' }],
    ['nothing', undefined],
    ['a text', 'ok'],
    ['a number', 1],
  ])('stays as it is: %s', async (_, body) => {
    expect(await reply(body)).toEqual(body);
  });

  it('stays as it is in replies about other things', async () => {
    expect(await reply(ours('S'), 'posts')).toEqual(ours('S'));
  });
});

/** What stands in the request of a save once it is over: NocoBase logs and audits it. */
async function left(options: unknown, next = () => Promise.resolve()) {
  const values = { enabled: true, options };
  const ctx = { action: { resourceName: 'authenticators', params: { values } }, request: { body: values } };
  await concealSecret(ctx as unknown as RequestContext, next).catch(() => undefined);
  return [ctx.action.params.values, ctx.request.body];
}

describe('a secret that is saved', () => {
  it('is out of the request when the save is over', async () => {
    const expected = { enabled: true, options: { corpId: 'ww1' } };
    expect(await left({ corpId: 'ww1', secret: 'S' })).toEqual([expected, expected]);
  });

  it('is out of the request when the save failed', async () => {
    const expected = { enabled: true, options: {} };
    expect(await left({ secret: 'S' }, () => Promise.reject(new Error('refused')))).toEqual([expected, expected]);
  });

  it.each([undefined, null, 'S'])('may be missing: options are %o', async (options) => {
    const expected = { enabled: true, options };
    expect(await left(options)).toEqual([expected, expected]);
  });
});
