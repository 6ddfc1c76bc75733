import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';

interface Package {
  repository: { type: string; url: string; directory?: string };
  homepage: string;
  bugs: string;
}

/** The address is decided in the root's package.json; everything else follows. */
const { repository } = readPackage('.');
const ADDRESS = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
const NAME = path.basename(ADDRESS);

test.each(['.', 'packages/plugin', 'packages/simulator'])('%s/package.json leads to the repository', (folder) => {
  const told = readPackage(folder);

  expect(told.repository).toEqual(folder === '.' ? repository : { ...repository, directory: folder });
  expect(told.homepage.slice(0, ADDRESS.length)).toBe(ADDRESS);
  expect(told.bugs).toBe(`${ADDRESS}/issues`);
});

const PAGES = ['README.md', 'README.zh-CN.md', '.github/ISSUE_TEMPLATE/bug.yml', '.github/ISSUE_TEMPLATE/config.yml'];

test.each(PAGES)('%s names no other', (file) => {
  const page = fs.readFileSync(path.join(ROOT, file), 'utf8');
  const named = [...page.matchAll(new RegExp(`https://[^\\s)"]*/${NAME}(?![\\w-])`, 'g'))].map(([address]) => address);

  expect([...new Set(named)]).toEqual([ADDRESS]);
});

function readPackage(folder: string): Package {
  return JSON.parse(fs.readFileSync(path.join(ROOT, folder, 'package.json'), 'utf8')) as Package;
}
