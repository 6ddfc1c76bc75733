import { describe, expect, it } from 'vitest';
import { asRows, readReply } from './read-reply';

describe('an answer of the server', () => {
  it.each([
    [{ data: { id: 1 } }],
    [{ data: [], meta: { count: 0 } }],
    [{ data: null }],
    // The answer of an action that has nothing to say.
    [{}],
    [{ messages: [{ message: 'Done' }] }],
  ])('is handed on: %o', (data) => {
    expect(readReply({ status: 200, data })).toEqual(data);
  });

  it('is handed on when it refuses, with every field', () => {
    const error = { code: 'wecom_not_linked', message: 'Not linked', homepageUrl: 'https://x' };
    expect(readReply({ status: 403, data: { errors: [error] } })).toEqual({ error });
  });
});

describe('an answer of somebody in between', () => {
  it.each([
    ['the page of a public network', '<!doctype html><title>Welcome</title>'],
    ['the JSON of a public network', { login: 'https://wifi.example' }],
    ['the JSON of a proxy', { status: 'error', message: 'upstream' }],
    ['an empty body', ''],
    ['no body', undefined],
    ['null', null],
    ['a list', [{ data: 1 }]],
    ['a number', 7],
  ])('is no answer of the server: %s', (_what, data) => {
    expect(readReply({ status: 200, data })).toEqual({ error: {} });
  });

  it.each([
    ['the error page of a proxy', 502, '<html>'],
    ['a page that forbids', 403, '<html>'],
    ['errors that are a text', 403, { errors: 'no' }],
    ['errors that are texts', 403, { errors: ['no'] }],
    ['an error whose texts are none', 403, { errors: [{ code: 7, message: { text: 'x' } }] }],
    ['nothing at all', 0, undefined],
  ])('is no reason to show: %s', (_what, status, data) => {
    expect(readReply({ status, data })).toEqual({ error: {} });
  });
});

describe('rows', () => {
  it('are rows', () => {
    expect(asRows({ data: [{ id: 1 }] })).toEqual({ data: [{ id: 1 }] });
    expect(asRows({ error: { code: 'x' } })).toEqual({ error: { code: 'x' } });
  });

  it.each([[undefined], [null], [{}], ['x'], [[null]], [['x']]])('are none: %o', (data) => {
    expect(asRows({ data: data as never })).toEqual({ error: {} });
  });
});
