// Not from antd itself, whose components want a browser.
import getDesignToken from 'antd/lib/theme/getDesignToken';
import compactAlgorithm from 'antd/lib/theme/themes/compact';
import darkAlgorithm from 'antd/lib/theme/themes/dark';
import defaultAlgorithm from 'antd/lib/theme/themes/default';
import { expect, test } from 'vitest';
import { contrastOf } from '../../../../tools/contrast';

/** WCAG 2, SC 1.4.3, for text of ordinary size. */
const READABLE = 4.5;

test.each([
  ['light', [defaultAlgorithm]],
  ['dark', [darkAlgorithm]],
  ['compact and dark', [darkAlgorithm, compactAlgorithm]],
])('the grey of secondary text can be read on all that is below it in the %s theme', (_theme, algorithm) => {
  const token = getDesignToken({ algorithm });
  for (const background of [token.colorBgContainer, token.colorBgElevated, token.colorBgLayout]) {
    expect(contrastOf(token.colorTextSecondary, [background])).toBeGreaterThan(READABLE);
  }
});

test('the grey of descriptions cannot, in the light theme', () => {
  const { colorTextDescription, colorBgContainer } = getDesignToken();
  expect(contrastOf(colorTextDescription, [colorBgContainer])).toBeLessThan(READABLE);
});
