import { expect, IN_ONE_CLIENT, test } from './fixtures';
import { openLinks } from './support/links';
import { signInAsRoot } from './support/steps';

const linkOf = (number: number) => ({
  id: number,
  authenticatorTitle: '企业微信',
  member: { memberId: `member${number}`, name: `Member ${number}` },
  user: { id: number, nickname: `User ${number}`, username: `user${number}` },
  linkedAt: '2026-01-01T00:00:00.000Z',
  lastSignInAt: null,
});

test(
  'unlinking the last row of the last page leads to the page before',
  IN_ONE_CLIENT,
  async ({ page, world, prefix }) => {
    const links = Array.from({ length: 21 }, (_, index) => linkOf(index + 1));
    await page.route(/wecom:listLinks/, (route) => {
      const start = (Number(new URL(route.request().url()).searchParams.get('page')) - 1) * 20;
      return route.fulfill({ json: { data: links.slice(start, start + 20), meta: { count: links.length } } });
    });
    await page.route(/wecom:removeLink/, (route) => {
      links.pop();
      return route.fulfill({ json: { data: { id: 21 } } });
    });
    await signInAsRoot(page, world);
    await openLinks(page, world, prefix);
    await page.getByRole('listitem', { name: '2', exact: true }).click();
    const row = page.getByRole('row', { name: 'Member 21' });

    await row.getByRole('button', { name: 'Unlink' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: 'Unlink' }).click();

    await expect(page.getByRole('row', { name: 'Member 20' })).toBeVisible();
    await expect(row).toBeHidden();
  },
);
