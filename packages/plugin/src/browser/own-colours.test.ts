import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = path.dirname(import.meta.dirname);

/** What has colours of its own: a cover with a set for each theme, the mark of WeCom, and a code that has to be black on white. */
const WITH_OWN = ['browser/sign-in/FirstSignIn.tsx', 'browser/sign-in/WeComMark.tsx', 'browser/signing-in.ts'];

const COLOUR = /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})\b|\b(?:rgba?|hsla?)\(|olor: ?'(?!inherit')[a-z]+'/i;

function filesOf(folder: string): string[] {
  return fs
    .readdirSync(path.join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|^testing/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

// A colour of one's own that reads well on white does not on black.
test('every other colour comes of the theme, which may be a dark one', () => {
  const files = ['browser', 'client', 'client-v2'].flatMap(filesOf);
  expect(files.length).toBeGreaterThan(50);
  const coloured = files.filter((file) => COLOUR.test(fs.readFileSync(path.join(SOURCE, file), 'utf8')));
  expect(coloured.toSorted()).toEqual(WITH_OWN);
});

test.each([
  ["color: '#123456'", true],
  ["background: 'rgb(0, 0, 0)'", true],
  ["{ color: 'black' }", true],
  ["{ color: 'inherit' }", false],
  ['color: token.colorText', false],
])('finds %s: %s', (code, isColour) => {
  expect(COLOUR.test(code)).toBe(isColour);
});
