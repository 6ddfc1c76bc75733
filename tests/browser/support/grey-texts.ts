// The contrast of the plugin's grey texts, as the browser draws them.
import { expect, type Locator } from '@playwright/test';
import { contrastOf } from '../../../tools/contrast';

/** WCAG 2, SC 1.4.3, for text of ordinary size. */
const READABLE = 4.5;

const GREY = ['.ant-typography-secondary', '.ant-form-item-extra', '.ant-formily-item-extra'];

/** The grey texts in the sections of a form that are too pale to read. There are some to look at. */
export async function greyTextsTooPale(form: Locator): Promise<string[]> {
  const greys = form.locator('section').locator(GREY.join(', '));
  const drawn = await greys.evaluateAll(readColours);
  expect(drawn.length).toBeGreaterThan(0);
  return drawn.filter(({ color, behind }) => contrastOf(color, behind) < READABLE).map(({ text }) => text);
}

/** Runs in the page. The colours behind a text are those of all that it stands in, the nearest first. */
function readColours(elements: Element[]): { text: string; color: string; behind: string[] }[] {
  return elements.map((element) => {
    const behind: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      behind.push(getComputedStyle(at).backgroundColor);
    }
    return { text: element.textContent ?? '', color: getComputedStyle(element).color, behind };
  });
}
