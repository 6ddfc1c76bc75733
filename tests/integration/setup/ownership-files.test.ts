import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TRIMMED_HOST } from '../../../host/hosts';
import { PLUGIN_NAME } from '../../../tools/paths';
import { createDatabase } from '../../world/databases/database';
import { errorOf, useAdministrator } from '../support/setup-assistant';
import { startNocoBase } from '../../world/nocobase/start-nocobase';
import { useWorld } from '../../world/use-world';

const FILE = { name: 'WW_verify_DDzKZAh4svwfgX39.txt', body: 'DDzKZAh4svwfgX39' };
const OTHER = { name: 'WW_verify_aaaaaaaaaaaaaaaa.txt', body: 'aaaaaaaaaaaaaaaa' };

type Handler = (req: http.IncomingMessage, res: http.ServerResponse) => boolean | Promise<boolean>;

const gateway = () =>
  (
    createRequire(path.join(TRIMMED_HOST, 'package.json'))('@nocobase/server') as {
      Gateway: { requestHandlers: Handler[] };
    }
  ).Gateway;

/** NocoBase's gateway as far as it matters: its handlers in turn, and then its pages. */
async function startGateway(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = http.createServer((req, res) => {
    void (async () => {
      for (const handler of gateway().requestHandlers) {
        if (await handler(req, res)) {
          return;
        }
      }
      res.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

const world = useWorld();
const admin = useAdministrator(world);
let site: Awaited<ReturnType<typeof startGateway>>;
const pages = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-app-'));
const copies = () => fs.readdirSync(path.join(pages, 'dist/client')).toSorted();

beforeAll(async () => {
  site = await startGateway();
  // Where NocoBase's own pages are: not to be written to by tests.
  process.env['APP_PACKAGE_ROOT'] = pages;
  fs.mkdirSync(path.join(pages, 'dist/client'), { recursive: true });
});
afterAll(async () => {
  await site.stop();
  fs.rmSync(pages, { recursive: true });
});
beforeEach(async () => {
  const { body } = await admin.call('listOwnershipFiles');
  for (const { name } of (body as { data: { name: string }[] }).data) {
    await admin.call('removeOwnershipFile', { name });
  }
});

function fileNumber(number: number) {
  const body = String(number).padStart(16, '0');
  return { name: `WW_verify_${body}.txt`, body };
}

const save = (file: { name?: string; body: string }) => admin.call('saveOwnershipFile', file);
const isServed = async (address: string, init?: RequestInit) =>
  (await (await fetch(`${site.url}${address}`, init)).text()) === FILE.body;

describe('a saved file', () => {
  test('is served at the root of the site as plain text, to anybody, without cookies', async () => {
    await save(FILE);
    const response = await fetch(`${site.url}/${FILE.name}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(FILE.body);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '16',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('is told about to HEAD, and is nothing to POST', async () => {
    await save(FILE);
    const head = await fetch(`${site.url}/${FILE.name}`, { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['16', '']);
    expect(await isServed(`/${FILE.name}`, { method: 'POST' })).toBe(false);
  });

  test.each([
    ['another name', `/${OTHER.name}`],
    ['another case', `/${FILE.name.toLowerCase()}`],
    ['a folder', `/admin/${FILE.name}`],
    ['a folder that leads back', `/x/..%2f${FILE.name}`],
    ['more behind it', `/${FILE.name}/x`],
    ['no ending', `/${FILE.name.replace('.txt', '')}`],
    ['the start page', '/'],
    ['the API', '/api/app:getInfo'],
  ])('is not served as %s; the request goes its way', async (_, address) => {
    await save(FILE);
    expect(await isServed(address)).toBe(false);
  });

  test('may have a query behind it', async () => {
    await save(FILE);
    expect(await isServed(`/${FILE.name}?t=1`)).toBe(true);
  });

  test('stands beside others, once however often it is saved', async () => {
    await save(OTHER);
    await save(FILE);
    const { body } = await save({ ...FILE, body: `${FILE.body}\n` });
    expect(body).toMatchObject({
      data: { name: FILE.name, savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string },
    });
    const list = await admin.call('listOwnershipFiles');
    expect((list.body as { data: { name: string }[] }).data.map(({ name }) => name)).toEqual([FILE.name, OTHER.name]);
  });

  test('is named after its contents when it was pasted', async () => {
    expect((await save({ body: ` ${FILE.body}\n` })).body).toMatchObject({ data: { name: FILE.name } });
    expect(await isServed(`/${FILE.name}`)).toBe(true);
  });

  test('is copied to where a web server in front of NocoBase finds it', async () => {
    await save(FILE);
    expect(copies()).toEqual([FILE.name]);
    expect(fs.readFileSync(path.join(pages, 'dist/client', FILE.name), 'utf8')).toBe(FILE.body);
  });

  test('is gone everywhere when it is removed, and can come back', async () => {
    await save(FILE);
    await admin.call('removeOwnershipFile', { name: FILE.name });
    expect(await isServed(`/${FILE.name}`)).toBe(false);
    expect(copies()).toEqual([]);
    await save(FILE);
    expect(await isServed(`/${FILE.name}`)).toBe(true);
  });

  test('is served by NocoBase where its pages cannot be written', async () => {
    process.env['APP_PACKAGE_ROOT'] = '/proc';
    const { status } = await save(FILE);
    process.env['APP_PACKAGE_ROOT'] = pages;
    expect(status).toBe(200);
    expect(await isServed(`/${FILE.name}`)).toBe(true);
  });
});

test('files that somebody else put there stay', async () => {
  const name = 'WW_verify_placedbyhand0000.txt';
  const foreign = path.join(pages, 'dist/client', name);
  fs.writeFileSync(foreign, 'placedbyhand0000');
  await save(FILE);
  await admin.call('removeOwnershipFile', { name: FILE.name });
  expect(copies()).toEqual([name]);
  fs.rmSync(foreign);
});

describe('what is no ownership file', () => {
  test.each([
    'WW_verify_DDzKZAh4svwfgX3.txt',
    'WW_verify_DDzKZAh4svwfgX390.txt',
    'WW_verify_DDzKZAh4svwfgX39.html',
    'ww_verify_DDzKZAh4svwfgX39.txt',
    '../WW_verify_DDzKZAh4svwfgX39.txt',
    'WW_verify_../../../../etc/pass.txt',
    'WW_verify_DDzKZAh4svwfgX39.txt\n',
    'index.html',
    '',
  ])('is refused by its name: "%s"', async (name) => {
    expect(errorOf(await save({ name, body: FILE.body }))?.code).toBe('wecom_ownership_name_invalid');
    expect(copies()).toEqual([]);
  });

  test.each([
    '',
    'DDzKZAh4svwfgX3',
    '<script>alert(1)</script>',
    OTHER.body,
    'DDzKZAh4svwfgX39'.repeat(2),
    'ddzkzah4svwfgx39',
  ])('is refused by what it holds: "%s"', async (body) => {
    expect(errorOf(await save({ name: FILE.name, body }))?.code).toBe('wecom_ownership_body_invalid');
  });

  test.each(['', '<script>', 'WW_verify_DDzKZAh4svwfgX39.txt', `${FILE.body} ${OTHER.body}`, '../../etc/passwd'])(
    'is refused by its contents when nobody has given it a name: "%s"',
    async (body) => {
      expect(errorOf(await save({ body }))?.code).toBe('wecom_ownership_body_invalid');
    },
  );

  test('is never served, even if it got into the database', async () => {
    const repository = world.nocobase.app.db.getRepository('wecomOwnershipFiles');
    await repository.create({ values: { name: '../../planted.txt' } });
    await save(FILE);
    expect(copies()).toEqual([FILE.name]);
    await repository.destroy({ filter: { name: '../../planted.txt' } });
  });
});

test('there are not more than twenty', async () => {
  for (let number = 1; number <= 20; number += 1) {
    expect((await save(fileNumber(number))).status).toBe(200);
  }
  expect((await save(fileNumber(20))).status).toBe(200);
  const reply = await save(fileNumber(21));
  expect(errorOf(reply)).toMatchObject({
    code: 'wecom_ownership_files_full',
    message: expect.stringContaining('20') as string,
  });
});

describe('the check', () => {
  test('has nothing to do without a file', async () => {
    expect(await admin.check('ownership-file')).toMatchObject({ status: 'unknown', reason: 'no-file' });
  });

  test('passes when the origin serves every file', async () => {
    await save(FILE);
    await save(OTHER);
    await admin.save({ origin: site.url });
    expect(await admin.check('ownership-file', { origin: site.url })).toMatchObject({
      status: 'passed',
      values: { number: 2, origin: site.url },
    });
  });

  test('fails with the rule that is missing when the origin serves something else', async () => {
    await save(FILE);
    const elsewhere = http.createServer((_req, res) => res.end('<html></html>'));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    await admin.save({ origin });

    const result = await admin.check('ownership-file', { origin });

    elsewhere.close();
    expect(result).toMatchObject({ status: 'failed', reason: 'not-served', values: { url: `${origin}/${FILE.name}` } });
    expect(result.paste).toContain('proxy_pass http://127.0.0.1:');
  });
});

describe('an application that starts anew', () => {
  test('serves what was saved, on every node, and puts back the copies an upgrade took', async () => {
    const database = await createDatabase();
    const first = await startNocoBase({ database });
    process.env['APP_PACKAGE_ROOT'] = pages;
    const token = await first.signInAsRoot();
    await first.api('wecom:saveOwnershipFile', { token, body: OTHER });
    await first.stop();
    fs.rmSync(path.join(pages, 'dist/client', OTHER.name));
    fs.mkdirSync(path.join(pages, 'dist/client'), { recursive: true });

    const [one, two] = [await startNocoBase({ database }), await startNocoBase({ database })];
    process.env['APP_PACKAGE_ROOT'] = pages;
    const served = await (await fetch(`${site.url}/${OTHER.name}`)).text();
    await one.api('wecom:saveOwnershipFile', { token, body: FILE });
    const list = await two.api('wecom:listOwnershipFiles', { token });
    const copied = copies();

    await one.stop();
    await two.stop();
    await database.remove();
    expect(served).toBe(OTHER.body);
    expect((list.body as { data: unknown[] }).data).toHaveLength(2);
    expect(copied).toEqual([FILE.name, OTHER.name]);
  });

  test('takes its copies along when the plugin is switched off', async () => {
    await save(OTHER);
    expect(copies()).toContain(OTHER.name);

    await world.nocobase.app.pm.get(PLUGIN_NAME).beforeDisable();

    expect(copies()).not.toContain(OTHER.name);
  });

  test('leaves nothing behind in the gateway when it stops', async () => {
    const handlers = [...gateway().requestHandlers];
    const nocobase = await startNocoBase();
    process.env['APP_PACKAGE_ROOT'] = pages;
    expect(gateway().requestHandlers).toHaveLength(handlers.length + 1);

    await nocobase.stop();

    expect(gateway().requestHandlers).toEqual(handlers);
  });
});
