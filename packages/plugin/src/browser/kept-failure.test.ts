import { notification } from 'antd';
import { expect, test, vi } from 'vitest';
import { createClient } from './client';
import { failSignIn } from './sign-in/fail-sign-in';
import { fakeClient } from './testing/fake-client';

vi.mock('antd', () => ({ notification: { error: vi.fn() } }));

const FAILURE = { authenticator: 'wecom', code: 'wecom_untrusted_ip', message: 'Ask your administrator.' };

/** The page of a client after it was loaded again. */
const loadedAgain = ({ app, browser }: ReturnType<typeof fakeClient>) => createClient(app, 'legacy', browser);

test('a failure is told again when the page is loaded again', async () => {
  const client = fakeClient({ at: '/signin' });

  await failSignIn(
    client,
    { ...FAILURE, consentUrl: 'https://wecom.example/state' },
    { path: '/admin/x', departure: undefined },
  );

  expect(loadedAgain(client).failure).toEqual(FAILURE);
  expect(client.address()).toBe('/signin?redirect=%2Fadmin%2Fx');
});

test('another page has no failure', async () => {
  const client = fakeClient({ at: '/signin' });
  await failSignIn(client, FAILURE, { path: undefined, departure: undefined });

  client.browser.history.replaceState(null, '', '/admin');

  expect(loadedAgain(client).failure).toBeUndefined();
  expect(vi.mocked(notification.error)).toHaveBeenCalled();
});
