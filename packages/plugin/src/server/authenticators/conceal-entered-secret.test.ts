import { expect, it } from 'vitest';
import type { RequestContext } from '../nocobase/request-context';
import { concealEnteredSecret } from './conceal-entered-secret';

/** What stands in a request once it is over: NocoBase logs and audits it. */
async function left(values: unknown, next = () => Promise.resolve(), resourceName = 'authenticators') {
  const ctx = { action: { resourceName, params: { values } }, request: { body: values } };
  await concealEnteredSecret(ctx as unknown as RequestContext, next).catch(() => undefined);
  return [ctx.action.params.values, ctx.request.body];
}

const entered = { enabled: true, options: { corpId: 'ww1', secret: 'S' } };
const concealed = { enabled: true, options: { corpId: 'ww1' } };

it.each(['authenticators', 'wecom', 'users.authenticators'])(
  'a secret is out of a request to %s when it is over',
  async (resource) => {
    expect(await left(entered, undefined, resource)).toEqual([concealed, concealed]);
  },
);

const fail = () => Promise.reject(new Error('refused'));

it('a secret is out of the request when the save failed', async () => {
  expect(await left(entered, fail)).toEqual([concealed, concealed]);
});

it('each secret is out of a save of many', async () => {
  const both = [concealed, concealed];
  expect(await left([entered, entered])).toEqual([both, both]);
});

it.each([
  ['as text', { enabled: true, options: '{"secret":"S"}' }, { enabled: true }],
  ['in a list', { options: [{ corpId: 'ww1', secret: 'S' }] }, { options: [{ corpId: 'ww1' }] }],
  ['one level too deep', { values: entered }, { values: concealed }],
  ['in options of options', { options: entered }, { options: concealed }],
  ['beside the options', { ...concealed, secret: { S: 'S' } }, concealed],
])('a secret %s, where no form puts it, is out of the request', async (_where, values, shown) => {
  expect(await left(values)).toEqual([shown, shown]);
});

it.each([undefined, null, 'S', [null], { options: null }, { options: ['S'] }])(
  'a request without a secret stays as it is: %o',
  async (values) => {
    expect(await left(values)).toEqual([values, values]);
  },
);

it('requests about other things stay as they are', async () => {
  expect(await left(entered, undefined, 'posts')).toEqual([entered, entered]);
});

it('the action itself gets the secret', async () => {
  const seen: unknown[] = [];
  const ctx = { action: { resourceName: 'authenticators', params: { values: entered } }, request: { body: entered } };
  await concealEnteredSecret(ctx as unknown as RequestContext, () => {
    seen.push(ctx.action.params.values);
    return Promise.resolve();
  });
  expect(seen).toEqual([entered]);
});
