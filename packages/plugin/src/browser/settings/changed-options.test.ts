import { expect, test } from 'vitest';
import { changedOptions } from './changed-options';

const DEFAULTS = {
  corpId: 'wwf0e1d2c3b4a59687',
  redirectPath: '/admin',
  existingPhones: 'trust',
  public: { autoSignUp: true, showQrCode: false, buttonTooltip: '' },
  profile: { name: 'at-creation', avatar: 'at-creation' },
  apiBaseUrl: '',
};

test.each([DEFAULTS, {}, undefined, null, 'options', { public: 7, redirectPath: { path: '/m' } }])(
  'nothing differs in %j',
  (options) => {
    expect(changedOptions(options)).toEqual([]);
  },
);

test('names each option that differs, and the profile once', () => {
  const options = {
    ...DEFAULTS,
    redirectPath: '/m',
    public: { showQrCode: true, buttonTooltip: 'Scan' },
    profile: { name: 'never', email: 'every-sign-in' },
    loginBaseUrl: 'https://wecom.example.com',
  };
  expect(changedOptions(options)).toEqual([
    'option.redirectPath',
    'option.public.showQrCode',
    'option.public.buttonTooltip',
    'Profile taken from WeCom',
    'option.loginBaseUrl',
  ]);
});

test('an option that is emptied is as by default', () => {
  expect(changedOptions({ ...DEFAULTS, redirectPath: ' ', apiBaseUrl: null })).toEqual([]);
});
