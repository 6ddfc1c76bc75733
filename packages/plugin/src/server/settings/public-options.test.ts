import { expect, it } from 'vitest';
import { publicOptions } from './public-options';

it('shows two options and nothing else', () => {
  const stored = {
    secret: 'S',
    corpId: 'ww1234567890abcdef',
    public: { autoSignIn: true, buttonTooltip: 'Scan', autoSignUp: true },
  };
  expect(publicOptions(stored)).toEqual({ autoSignIn: true, buttonTooltip: 'Scan' });
});

it.each([undefined, {}, { public: {} }])('has an answer when nothing is stored: %o', (stored) => {
  expect(publicOptions(stored)).toEqual({ autoSignIn: false, buttonTooltip: '' });
});
