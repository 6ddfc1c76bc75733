import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';

/** A package in a lock file, as far as it is read here. */
interface LockedPackage {
  os?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const LOCK_FILES = ['.', 'bench', 'host/trimmed', 'host/full'].map((folder) => path.join(folder, 'package-lock.json'));

test.each(LOCK_FILES)('%s has the packages of every platform', (file) => {
  const packages = Object.entries(readLock(file));
  const names = new Set(packages.map(([place]) => nameOf(place)));
  const wanted = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));

  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
});

// npm 10 forgets it when it writes a lock file; npm 11 then installs the packages of both C libraries.
test.each(LOCK_FILES)('%s tells for which C library a package is', (file) => {
  const forOneLibrary = Object.entries(readLock(file)).filter(([place]) => /-(gnu|musl)$/.test(place));

  expect(forOneLibrary.filter(([, { os, libc }]) => os?.includes('linux') && !libc).map(([place]) => place)).toEqual(
    [],
  );
});

function readLock(file: string): Record<string, LockedPackage> {
  const lock = JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return lock.packages;
}

function nameOf(place: string): string {
  return place.split('node_modules/').at(-1) ?? place;
}
