import { agree, scan } from '../browser/support/steps';
import { expect, inClients, test } from './fixtures';
import { LINKED_MEMBER } from './support/authenticators';
import { DEPLOYMENTS } from './support/deployments';
import { expectAddress, expectSignedIn, homepageLink, pageUrl } from './support/steps';

// WeCom asks a member for consent once; so each client has a newcomer of its own.
const NEWCOMERS = { legacy: { id: 'zhangsan', name: '张三' }, modern: { id: 'wangwu', name: 'Wang Wu' } };

for (const deployment of DEPLOYMENTS) {
  test.describe(deployment.name, inClients(deployment.clients), () => {
    test('the homepage link signs a newcomer in, over the consent page', async ({ client, openInWeCom }) => {
      const { id, name } = NEWCOMERS[client];
      const page = await openInWeCom(id);

      await page.goto(homepageLink(deployment, client));
      await agree(page);

      await expectAddress(page, pageUrl(deployment, client, '/admin'));
      await expectSignedIn(page, deployment, name);
    });

    test('opening a page inside WeCom signs in and ends on that very page', async ({ client, openInWeCom }) => {
      const page = await openInWeCom(LINKED_MEMBER.id);

      await page.goto(pageUrl(deployment, client, '/admin/reports?year=2026'));

      await expectSignedIn(page, deployment, LINKED_MEMBER.name);
      await expectAddress(page, pageUrl(deployment, client, '/admin/reports?year=2026'));
    });

    test('the button signs in with the QR code', async ({ client, page }) => {
      await page.goto(pageUrl(deployment, client, '/signin'));
      await page.getByRole('button', { name: '企业微信', exact: true }).click();
      await scan(page, LINKED_MEMBER.id);

      await expectAddress(page, pageUrl(deployment, client, '/admin'));
      await expectSignedIn(page, deployment, LINKED_MEMBER.name);
    });

    test('the cookie of an attempt travels over https, to the API of this place alone', async ({ client, page }) => {
      await page.goto(homepageLink(deployment, client));

      const cookies = await page.context().cookies();
      expect(cookies.filter(({ name }) => name.startsWith('nb_wecom_attempt_'))).toMatchObject([
        {
          domain: new URL(deployment.origin).hostname,
          path: `${deployment.publicPath}api/`,
          secure: true,
          httpOnly: true,
          sameSite: 'Lax',
        },
      ]);
    });
  });
}
