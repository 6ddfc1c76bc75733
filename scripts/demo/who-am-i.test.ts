import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { expect, it } from 'vitest';

const CODE = fs.readFileSync(path.join(import.meta.dirname, 'who-am-i.js'), 'utf8');

interface Part {
  props: Record<string, unknown>;
  children: Part[];
}

function createElement(_type: unknown, props: object, ...children: Part[]): Part {
  return { props: { ...props }, children };
}

/** Runs the block as NocoBase does, for somebody who has signed in by one of the ways. */
async function runBlock(authenticator: string, links: object[]): Promise<string> {
  const replies: Record<string, unknown> = {
    'auth:check': { id: 7, nickname: 'Wang Wu', phone: null },
    'wecom:myLinks': links,
  };
  let shown = '';
  const ctx = {
    libs: { React: { createElement }, antd: {} },
    i18n: { language: 'en-US' },
    api: { auth: { authenticator } },
    request: ({ url }: { url: string }) => Promise.resolve({ data: { data: replies[url] } }),
    render: (part: Part) => (shown = JSON.stringify(part)),
  };
  const window = { navigator: { userAgent: 'Mozilla/5.0' }, location: { pathname: '/v/admin' } };
  await vm.runInNewContext(`(async () => {${CODE}})()`, { ctx, window });
  return shown;
}

const link = (memberId: string) => ({ member: { memberId, name: '' }, linkedAt: '2026-01-01T00:00:00.000Z' });
const first = { authenticator: 'wecom', title: 'Headquarters' };
const second = { authenticator: 'branch', title: 'Branch', link: link('wangwu-2') };

it.each([
  ['by WeCom', 'wecom', [{ ...first, link: link('wangwu') }], 'with WeCom', '(wangwu)'],
  ['by the second of two', 'branch', [{ ...first, link: link('wangwu') }, second], 'with WeCom', '(wangwu-2)'],
  ['by the second alone', 'branch', [first, second], 'with WeCom', '(wangwu-2)'],
  ['by password, linked', 'basic', [first, second], 'with a password', '(wangwu-2)'],
  ['by password, not linked', 'basic', [first], 'with a password', 'not linked'],
  ['by password, without WeCom', 'basic', [], 'with a password', 'not linked'],
])('tells who has signed in %s', async (_how, authenticator, links, way, member) => {
  const shown = await runBlock(authenticator, links);
  expect(shown).toContain(`Signed in ${way}`);
  expect(shown).toContain(member);
});
