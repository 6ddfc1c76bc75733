import type { Application } from '@nocobase/server';
import { describe, expect, test } from 'vitest';
import { referenceOf, referenceOfRequest } from './reference';

const SHAPE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

const answering = (id: string) => ({ response: { get: () => id } });

function anApplication(secret = 'secret', name = 'main'): Application {
  return { name, authManager: { jwt: { getSecret: () => secret } } } as unknown as Application;
}

describe('the reference of a person and a reason', () => {
  const facts = { authenticator: 'wecom', identity: 'wwcorp/zhangsan', code: 'wecom_not_linked' } as const;

  test('is short, and easy to read out', () => {
    expect(referenceOf(anApplication(), facts)).toMatch(SHAPE);
  });

  test('is the same each time', () => {
    expect(referenceOf(anApplication(), facts)).toBe(referenceOf(anApplication(), { ...facts }));
  });

  test.each([
    ['of another reason', anApplication(), { ...facts, code: 'wecom_phone_taken' as const }],
    ['of another person', anApplication(), { ...facts, identity: 'wwcorp/lisi' }],
    [
      'whose facts only run together alike',
      anApplication(),
      { ...facts, authenticator: 'wecomwwcorp/zhangsan', identity: '' },
    ],
    ['of another server', anApplication('other'), facts],
    ['of another application', anApplication('secret', 'sub'), facts],
  ])('differs from one %s', (_what, app, others) => {
    expect(referenceOf(app, others)).not.toBe(referenceOf(anApplication(), facts));
  });
});

describe('the reference of a request', () => {
  test("begins NocoBase's own ID of the request", () => {
    expect(referenceOfRequest(answering('0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'))).toBe('0A1B2C3D');
  });

  test('is a random one where NocoBase gave none', () => {
    expect(referenceOfRequest(answering(''))).toMatch(SHAPE);
    expect(referenceOfRequest(answering(''))).not.toBe(referenceOfRequest(answering('')));
  });
});
