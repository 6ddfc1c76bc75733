import type { RequestContext } from '../nocobase/request-context';
import { describe, expect, it } from 'vitest';
import { takeCompletion } from './completion';

/** A request as NocoBase hands it on: the body stands in it twice. */
function aRequest(values: unknown, body: unknown = values) {
  const request = { action: { params: { values } }, request: { body } };
  return { request, completion: takeCompletion(request as unknown as RequestContext) };
}

it('reads code and state', () => {
  expect(aRequest({ code: 'C0DE', state: 'abc' }).completion).toEqual({ code: 'C0DE', state: 'abc' });
});

it('leaves neither behind for the records of the request', () => {
  const { request } = aRequest({ code: 'C0DE', state: 'abc', other: 1 }, { code: 'C0DE', state: 'abc', other: 1 });
  expect(request).toEqual({ action: { params: { values: { other: 1 } } }, request: { body: { other: 1 } } });
});

describe('what is not a short text', () => {
  it.each([
    ['missing', {}],
    ['null', { code: null, state: null }],
    ['a number', { code: 1, state: 2 }],
    ['a list', { code: ['C0DE'], state: ['abc'] }],
    ['an object', { code: { $ne: '' }, state: {} }],
    ['longer than any code', { code: 'x'.repeat(513), state: 'x'.repeat(513) }],
    ['in no body at all', undefined],
    ['in a body that is a text', 'code=C0DE'],
  ])('counts as empty: %s', (_, values) => {
    expect(aRequest(values).completion).toEqual({ code: '', state: '' });
  });

  it('does not spoil the other one', () => {
    expect(aRequest({ code: 'x'.repeat(512), state: 7 }).completion).toEqual({ code: 'x'.repeat(512), state: '' });
  });
});
