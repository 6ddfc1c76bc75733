import type { Page } from '@playwright/test';
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

const refusalOf = (reason: string, memberId: string) => ({
  id: 1,
  authenticator: 'wecom',
  authenticatorTitle: '企业微信',
  member: { memberId, name: '' },
  reason,
  reference: 'A1B2-C3D4',
  tries: 7,
  maskedPhone: '138****01',
  candidates: [{ id: 1, nickname: 'Somebody with a name of several words', username: 'some-body.of-the.company' }],
  firstAt: '2026-11-10T10:10:10.000Z',
  lastAt: '2026-11-20T20:20:20.000Z',
});

/** In how many lines a text stands. */
function linesOf(page: Page, text: string): Promise<number> {
  return page.getByText(text, { exact: true }).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
}

for (const [reason, memberId] of [
  ['wecom_not_in_visible_range', 'Chen.Yi-1@Corp'],
  ['wecom_root_not_linkable', 'a-member.with-a-long-id@corp'],
] as const) {
  test(`codes, references and IDs stand in one line: ${memberId}`, IN_ONE_CLIENT, async ({ page, world, prefix }) => {
    const rows = [refusalOf(reason, memberId)];
    await page.route(/wecom:listRefusals/, (route) => route.fulfill({ json: { data: rows, meta: { count: 1 } } }));
    await signInAsRoot(page, world);
    await page.setViewportSize({ width: 1280, height: 800 });
    await openLinks(page, world, prefix);
    await page.getByRole('tab', { name: /Needs attention/ }).click();
    await expect(page.getByText(memberId)).toBeVisible();

    for (const text of [memberId, reason, 'A1B2-C3D4', 'some-body.of-the.company']) {
      expect(await linesOf(page, text), text).toBe(1);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  });
}
