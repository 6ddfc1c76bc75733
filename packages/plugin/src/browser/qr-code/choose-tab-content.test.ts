import { expect, it } from 'vitest';
import { chooseTabContent } from './choose-tab-content';

const steps = {
  authenticator: 'wecom',
  homepageUrl: 'https://app.example.com/api/wecom:authorize?authenticator=wecom',
};
const refusal = { authenticator: 'wecom' };

it.each([
  ['shows the code where the option is on', 'wecom', true, undefined, 'code'],
  ['shows a fresh code beside a refusal without steps', 'wecom', true, refusal, 'code'],
  ['points to the steps, which have a code of their own', 'wecom', true, steps, 'steps'],
  ['has the button of another authenticator beside those steps', 'branch', true, steps, 'button'],
  ['has the button where the option is off', 'branch', false, undefined, 'button'],
  ['has the button where the option is off and another was refused', 'branch', false, refusal, 'button'],
  ['points to the steps of an authenticator without the option', 'wecom', false, steps, 'steps'],
] as const)('%s', (_what, authenticator, showsQrCode, failure, content) => {
  expect(chooseTabContent(authenticator, showsQrCode, failure)).toBe(content);
});
