import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';

/** Names at the start of a line, two blanks apart from each other and from what is said of them. */
const NAMES = /^( *)((?:[\w.-]+(?:\/|\.ts)(?: {2,}|$))+)/;

test('docs/architecture.md names only what is there', () => {
  const gone = [...readTree().values()].flat().filter((entry) => !fs.existsSync(path.join(ROOT, entry)));

  expect(gone).toEqual([]);
});

test('docs/architecture.md leaves out no folder of those that it opens', () => {
  const missing = [...readTree()].flatMap(([folder, entries]) =>
    foldersIn(folder).filter((entry) => !entries.includes(entry)),
  );

  expect(missing).toEqual([]);
});

/** The tree of the page: folders that it opens ('' is the repository), each with the paths in it that are named. */
function readTree(): Map<string, string[]> {
  const page = fs.readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
  const [, tree = ''] = page.split('```\n');
  const entries = new Map<string, string[]>([['', []]]);
  const open: string[] = [];
  for (const line of tree.split('\n')) {
    const [, blanks = '', names = ''] = NAMES.exec(line) ?? [];
    const depth = blanks.length / 2;
    const folder = open.slice(0, depth).join('/');
    for (const name of names.split(/ {2,}/).filter(Boolean)) {
      entries.set(folder, [...(entries.get(folder) ?? []), path.join(folder, name)]);
      open[depth] = name.replace('/', '');
    }
  }
  return entries;
}

/** The folders in a folder, without those that Git ignores or that belong to a tool. */
function foldersIn(folder: string): string[] {
  const ignored = fs.readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n');
  const found = fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  const folders = found.filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`);
  return folders
    .filter((name) => !name.startsWith('.') && !ignored.includes(name))
    .map((name) => path.join(folder, name));
}
