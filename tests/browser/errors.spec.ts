// That every refusal has its words is shown without a browser, in `integration/attacks/identity.test.ts` and
// `integration/faults/errcodes.test.ts`. Here one of each kind arrives on the page.
import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { expectAccessible } from './support/accessible';
import {
  agree,
  configure,
  errorText,
  expectPath,
  expectSignedIn,
  homepage,
  linkMember,
  readTexts,
} from './support/steps';

const STATE = '0123456789abcdef0123456789abcdef';

test('who may not sign in reads why', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('outsider');

  await page.goto(homepage(world, prefix));

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_not_a_member'));
  await expectPath(page, new RegExp(`^${prefix}/signin`));
});

test(
  'who cannot be matched with a user reads why after consent',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await configure(world, { public: { autoSignUp: false } });
    const page = await openInWeCom('zhangsan');

    await page.goto(homepage(world, prefix));
    await agree(page);

    await expect(page.getByRole('alert')).toContainText(errorText('wecom_sign_up_off'));
    await expectAccessible(page.getByRole('alert'));
  },
);

test(
  'who did not tick the phone number is asked again by "Try again"',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await configure(world, { public: { autoSignUp: false } });
    const page = await openInWeCom('wangwu');
    await page.goto(homepage(world, prefix));
    await page.getByRole('button', { name: '拒绝' }).click();
    await expect(page.getByRole('alert')).toContainText(errorText('wecom_phone_not_shared'));
    world.simulator.control.forgetConsent('wangwu');

    await page.getByRole('button', { name: 'Try again' }).click();

    await expect(page.getByRole('button', { name: '同意' })).toBeVisible();
  },
);

test(
  'what WeCom answers is told each time, and trying again works',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await linkMember(world, 'wangwu');
    const page = await openInWeCom('wangwu');
    const tryAgain = () => page.getByRole('button', { name: 'Try again' }).click();
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 60020 });
    await page.goto(homepage(world, prefix));
    await expect(page.getByRole('alert')).toContainText(errorText('wecom_untrusted_ip'));
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 45009 });
    await tryAgain();
    await expect(page.getByRole('alert')).toContainText(errorText('wecom_rate_limited'));

    await tryAgain();

    await expectPath(page, `${prefix}/admin`);
    await expectSignedIn(page, 'Wang Wu');
  },
);

test(
  'a wrong secret is told as the administrator’s business',
  IN_ONE_CLIENT,
  async ({ world, prefix, openInWeCom }) => {
    await configure(world, { secret: 'x'.repeat(43) });
    const page = await openInWeCom('wangwu');

    await page.goto(homepage(world, prefix));

    await expect(page.getByRole('alert')).toContainText(errorText('wecom_wrong_secret'));
  },
);

test('an address in a reason fits a phone, however long it is', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  const origin = `https://${'department.'.repeat(8)}example.com`;
  const error = { code: 'wecom_other_address', message: 'wecom_other_address', origin };
  await page.route(/auth:signIn/, (route) => route.fulfill({ status: 400, json: { errors: [error] } }));
  await page.setViewportSize({ width: 375, height: 812 });

  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);

  await expect(page.getByRole('alert')).toContainText(origin);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test('a refusal on WeCom’s page comes back without a code', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  const start = page.waitForRequest(/wwlogin/);
  await page.goto(homepage(world, prefix));
  const state = new URL((await start).url()).searchParams.get('state');

  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&state=${state}`);

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_code_missing'));
});

// NocoBase loads the page again for another language.
test('a reason stays when the person chooses another language to read it', async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);
  await expect(page.getByRole('alert')).toContainText(errorText('wecom_state_missing'));

  await page.getByRole('img', { name: 'translation' }).or(page.getByTestId('translate-button')).first().hover();
  await page.getByText('简体中文').click();

  await expect(page.getByRole('alert')).toContainText(readTexts('zh-CN')['wecom_state_missing'] ?? '');
});

test('a sign-in of another browser reads wecom_state_missing', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_state_missing'));
  await expectPath(page, new RegExp(`^${prefix}/signin(\\?redirect=[^&]*)?$`));
});

test(
  'a sign-in of another tab that is gone reads wecom_state_mismatch',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await page.goto(homepage(world, prefix));

    await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);

    await expect(page.getByRole('alert')).toContainText(errorText('wecom_state_mismatch'));
  },
);

test(
  'an authenticator that was switched off meanwhile is told, though its button is gone',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    await page.goto(`${world.url}${prefix}/signin`);
    await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
    await configure(world, {}, false);

    await page.getByRole('button', { name: '企业微信' }).click();

    await expect(page.getByText(errorText('wecom_authenticator_unavailable'))).toBeVisible();
    await expect(page.getByPlaceholder('Password')).toBeVisible();
  },
);

test('inside WeCom the link of a first sign-in is tapped', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  const homepageUrl = homepage(world, '');
  const error = { code: 'wecom_not_linked', message: 'wecom_not_linked', homepageUrl };
  await page.route(/auth:signIn/, (route) => route.fulfill({ status: 403, json: { errors: [error] } }));

  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);

  const link = page.getByRole('alert').getByRole('link', { name: 'Sign-in link for WeCom' });
  await expect(link).toHaveAttribute('href', homepageUrl);
  await expect(page.getByRole('alert').getByRole('img')).toHaveCount(0);
});

test('a server that does not answer is told without a toast', IN_ONE_CLIENT, async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  await page.route(/auth:signIn/, (route) => route.abort());

  await page.goto(homepage(world, prefix));

  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('The server did not answer. Try again.');
});

test('an unknown error in the address is not repeated', IN_ONE_CLIENT, async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&error=wecom_call_me_at_555`);

  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
