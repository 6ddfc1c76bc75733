import { expect, test } from 'vitest';
import { fakeClient } from '../testing/fake-client';
import { failureOf, keepFailure } from './told-failure';

const FAILURE = { authenticator: 'wecom', code: 'wecom_not_linked', reference: 'ABCD1234', appName: 'NocoBase' };

function forbidden(): never {
  throw new Error('Forbidden');
}

test('a failure of this page comes before the one that was kept', () => {
  const client = fakeClient();
  keepFailure(client, FAILURE);
  client.failure = { authenticator: 'wecom', code: 'wecom_state_used' };

  expect(failureOf(client, 'wecom')?.code).toBe('wecom_state_used');
});

test('a reload tells what was kept, at the button of the same authenticator alone', () => {
  const client = fakeClient();
  keepFailure(client, { ...FAILURE, redirectTo: '/admin/x', consentUrl: 'https://wecom.test/?state=S' });

  expect(failureOf(client, 'wecom')).toMatchObject(FAILURE);
  expect(failureOf(client, 'wecom')).not.toHaveProperty('redirectTo');
  expect(client.marks.get('told')).not.toContain('state=S');
  expect(failureOf(client, 'branch')).toBeUndefined();
});

test.each([
  ['nothing'],
  ['not JSON', '{'],
  ['no failure', '"wecom"'],
  ['no name', JSON.stringify({ code: 'wecom_not_linked', until: 9e15 })],
  ['what is too old', JSON.stringify({ ...FAILURE, until: 1 })],
])('a mark with %s tells nothing', (_, told?: string) => {
  const client = fakeClient({ marks: told === undefined ? {} : { told } });

  expect(failureOf(client, 'wecom')).toBeUndefined();
});

test('a browser that forbids storage tells it on this page', () => {
  const client = fakeClient({ sessionStorage: { getItem: forbidden, setItem: forbidden, removeItem: forbidden } });

  keepFailure(client, FAILURE);

  expect(failureOf(client, 'wecom')).toMatchObject(FAILURE);
});
