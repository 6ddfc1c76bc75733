import { expect, it } from 'vitest';
import { publicOptions } from './public-options';

it('shows three options and nothing else', () => {
  const stored = {
    secret: 'S',
    corpId: 'ww1234567890abcdef',
    public: { autoSignIn: true, showQrCode: true, buttonTooltip: 'Scan', autoSignUp: true },
  };
  expect(publicOptions(stored)).toEqual({ autoSignIn: true, showQrCode: true, buttonTooltip: 'Scan' });
});

it.each([undefined, {}, { public: {} }])('has an answer when nothing is stored: %o', (stored) => {
  expect(publicOptions(stored)).toEqual({ autoSignIn: false, showQrCode: false, buttonTooltip: '' });
});

it.each([
  ['', true],
  ['  ', true],
  ['https://login.work.weixin.qq.com', true],
  ['https://login.corp.example.com', false],
  ['{{ $env.LOGIN }}', false],
])('shows the QR code only with the host that WeCom’s panel comes from: "%s"', (loginBaseUrl, showQrCode) => {
  expect(publicOptions({ loginBaseUrl, public: { showQrCode: true } })).toMatchObject({ showQrCode });
});
