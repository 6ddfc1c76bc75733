import { expect, it, vi } from 'vitest';
import { fakeClient, IN_WECOM } from '../testing/fake-client';
import { watchQrCodeOption } from './qr-code-option';

const LIST = 'authenticators:publicList';
const wecom = (options: object) => ({ name: 'wecom', authType: 'wecom', options });

function told(url: string, data: unknown, userAgent = 'Mozilla/5.0') {
  const client = fakeClient({ at: '/signin', userAgent });
  const tell = vi.fn();
  watchQrCodeOption(client, tell);
  client.interceptResponse({ status: 200, data, config: { url } });
  return tell.mock.calls.flat() as unknown[];
}

it('has a tab as soon as one authenticator of ours shows the code', () => {
  const data = [wecom({}), wecom({ showQrCode: true })];
  expect(told(LIST, { data })).toEqual([true]);
});

it.each([
  ['the option is off', { data: [wecom({ showQrCode: false }), wecom({})] }],
  ['it belongs to another type', { data: [{ name: 'x', authType: 'saml', options: { showQrCode: true } }] }],
  ['nothing is listed', { data: [] }],
  ['the list is none', '<html>'],
  ['the list holds something else', { data: [null, 'x', 7] }],
  ['there is no answer', undefined],
])('has none when %s', (_, reply) => {
  expect(told(LIST, reply)).toEqual([false]);
});

it('has none inside WeCom, where there is nothing to scan with', () => {
  expect(told(LIST, { data: [wecom({ showQrCode: true })] }, IN_WECOM)).toEqual([false]);
});

it('has none in WeChat on a phone, which cannot scan itself', () => {
  const weChat = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 MicroMessenger/8.0.50';
  expect(told(LIST, { data: [wecom({ showQrCode: true })] }, weChat)).toEqual([false]);
});

it('looks at no other answer', () => {
  expect(told('auth:check', { data: [wecom({ showQrCode: true })] })).toEqual([]);
});

it('lets an answer pass that no server gave', () => {
  const client = fakeClient({ at: '/signin' });
  watchQrCodeOption(client, vi.fn());

  expect(() => client.interceptResponse({ status: 0, data: undefined })).not.toThrow();
});

it('has none in a frame of another site, where no sign-in can be completed', () => {
  const client = fakeClient({ at: '/signin' });
  Object.assign(client.browser, { parent: {} });
  const tell = vi.fn();
  watchQrCodeOption(client, tell);
  client.interceptResponse({ status: 200, data: { data: [wecom({ showQrCode: true })] }, config: { url: LIST } });
  expect(tell).toHaveBeenCalledWith(false);
});
