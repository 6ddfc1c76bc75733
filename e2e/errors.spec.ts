import { expect, test } from './fixtures';
import {
  agree,
  configure,
  errorText,
  expectPath,
  expectSignedIn,
  holdClient,
  homepage,
  linkMember,
} from './support/steps';

const STATE = '0123456789abcdef0123456789abcdef';

test('who may not sign in reads why', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('outsider');
  for (const [memberId, code] of [
    ['outsider', 'wecom_not_a_member'],
    ['linked', 'wecom_other_corp'],
    ['zhouba', 'wecom_not_in_visible_range'],
    ['wujiu', 'wecom_member_inactive'],
  ] as const) {
    await test.step(`${memberId} reads ${code}`, async () => {
      await holdClient(page, world, memberId);
      await page.goto(homepage(world, prefix));

      await expect(page.getByRole('alert')).toContainText(errorText(code));
      await expectPath(page, new RegExp(`^${prefix}/signin`));
    });
  }
});

test('who cannot be matched with a user reads why after consent', async ({ world, prefix, openInWeCom }) => {
  await configure(world, { public: { autoSignUp: false } });
  const page = await openInWeCom('zhaoliu');
  for (const [memberId, code] of [
    ['zhaoliu', 'wecom_phone_ambiguous'],
    ['rootmobile', 'wecom_root_not_linkable'],
    ['lisi', 'wecom_sign_up_off'],
    ['sunqi', 'wecom_sign_up_off'],
  ] as const) {
    await test.step(`${memberId} reads ${code}`, async () => {
      await holdClient(page, world, memberId);
      await page.goto(homepage(world, prefix));
      await agree(page);

      await expect(page.getByRole('alert')).toContainText(errorText(code));
    });
  }
});

test('a member whose user is linked to someone else reads wecom_phone_taken', async ({
  world,
  prefix,
  openInWeCom,
}) => {
  await linkMember(world, 'wangwu');
  world.simulator.control.updateMember('lisi', { sensitive: { mobile: '+8613800000003' } });

  const page = await openInWeCom('lisi');
  await page.goto(homepage(world, prefix));
  await agree(page);

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_phone_taken'));
});

test('what WeCom answers is told each time, and trying again works', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  const tryAgain = () => page.getByRole('button', { name: 'Try again' }).click();
  let start: () => Promise<unknown> = () => page.goto(homepage(world, prefix));
  for (const [fault, code] of [
    [{ errcode: 60020 }, 'wecom_untrusted_ip'],
    [{ hangUp: true, times: 9 }, 'wecom_unreachable'],
    [{ errcode: 45009 }, 'wecom_rate_limited'],
    [{ status: 502, times: 9 }, 'wecom_unreachable'],
    [{ errcode: 40029 }, 'wecom_code_invalid'],
  ] as const) {
    await test.step(`${JSON.stringify(fault)} is told as ${code}`, async () => {
      world.simulator.control.clearFaults();
      world.simulator.control.fail({ path: 'auth/getuserinfo', ...fault });
      await start();
      await expect(page.getByRole('alert')).toContainText(errorText(code));
    });
    start = tryAgain;
  }

  world.simulator.control.clearFaults();
  await tryAgain();
  await agree(page);

  await expectPath(page, `${prefix}/admin`);
  await expectSignedIn(page, 'Wang Wu');
});

test('what an administrator has to mend is told in place', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  for (const [fault, code] of [
    [{ path: 'gettoken', errcode: 40013 }, 'wecom_wrong_corp'],
    [{ path: 'user/get', errcode: 50003 }, 'wecom_wrong_agent'],
    [{ path: 'auth/getuserinfo', errcode: 50001 }, 'wecom_untrusted_domain'],
    [{ path: 'auth/getuserinfo', errcode: 48002 }, 'wecom_refused'],
  ] as const) {
    await test.step(code, async () => {
      // Another secret, so that no access token is in the cache.
      world.simulator.control.updateApp({ secret: code.padEnd(43, 'x') });
      await configure(world, { secret: code.padEnd(43, 'x') });
      world.simulator.control.clearFaults();
      world.simulator.control.fail(fault);

      await page.goto(homepage(world, prefix));

      await expect(page.getByRole('alert')).toContainText(errorText(code));
    });
  }
});

test('a wrong secret is told as the administrator’s business', async ({ world, prefix, openInWeCom }) => {
  await configure(world, { secret: 'x'.repeat(43) });
  const page = await openInWeCom('wangwu');

  await page.goto(homepage(world, prefix));

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_wrong_secret'));
});

test('a refusal on WeCom’s page comes back without a code', async ({ page, world, prefix }) => {
  const start = page.waitForRequest(/wwlogin/);
  await page.goto(homepage(world, prefix));
  const state = new URL((await start).url()).searchParams.get('state');

  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&state=${state}`);

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_code_missing'));
});

test('a sign-in of another browser reads wecom_state_missing', async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_state_missing'));
  await expectPath(page, new RegExp(`^${prefix}/signin(\\?redirect=[^&]*)?$`));
});

test('a sign-in of another tab that is gone reads wecom_state_mismatch', async ({ page, world, prefix }) => {
  await page.goto(homepage(world, prefix));

  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&code=C&state=${STATE}`);

  await expect(page.getByRole('alert')).toContainText(errorText('wecom_state_mismatch'));
});

test('an authenticator that was switched off meanwhile is told, though its button is gone', async ({
  page,
  world,
  prefix,
}) => {
  await page.goto(`${world.url}${prefix}/signin`);
  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await configure(world, {}, false);

  await page.getByRole('button', { name: '企业微信' }).click();

  await expect(page.getByText(errorText('wecom_authenticator_unavailable'))).toBeVisible();
  await expect(page.getByPlaceholder('Password')).toBeVisible();
});

test('a server that does not answer is told without a toast', async ({ world, prefix, openInWeCom }) => {
  const page = await openInWeCom('wangwu');
  await page.route(/auth:signIn/, (route) => route.abort());

  await page.goto(homepage(world, prefix));

  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('The server did not answer. Try again.');
});

test('an unknown error in the address is not repeated', async ({ page, world, prefix }) => {
  await page.goto(`${world.url}${prefix}/signin?authenticator=wecom&error=wecom_call_me_at_555`);

  await expect(page.getByRole('button', { name: '企业微信' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
