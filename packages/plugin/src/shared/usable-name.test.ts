import { expect, it } from 'vitest';
import { isUsableName } from './usable-name';

it.each(['wecom', 's_2kq9xz4v1ab', 'WeCom 2', 'wecom-2.corp', 'a/b', 'R&D <Shanghai>', '7', 'a'.repeat(255)])(
  'accepts a name that a header carries: %s',
  (name) => {
    expect(isUsableName(name)).toBe(true);
  },
);

it.each([
  ['Chinese', '企业微信2'],
  ['an accent', 'café'],
  ['an emoji', 'wecom😀'],
  ['full-width letters', 'ｗｅｃｏｍ'],
  ['a blank in front', ' wecom'],
  ['a blank behind', 'wecom '],
  ['a no-break space', 'we\u00a0com'],
  ['an invisible character', 'we\u200bcom'],
  ['a line break', 'we\ncom'],
  ['a line break at the end', 'wecom\n'],
  ['a tab', 'we\tcom'],
  ['U+0000', 'we\u0000com'],
  ['a delete', 'we\u007fcom'],
  ['a percent-encoding', '%00'],
  ['the end of a cookie', 'we;com'],
  ['two headers in one', 'we,com'],
  ['a quote', 'we"com'],
  ['a backslash', 'we\\com'],
  ['nothing', ''],
  ['a blank alone', ' '],
  ['too much', 'a'.repeat(256)],
])('refuses %s', (_, name) => {
  expect(isUsableName(name)).toBe(false);
});
