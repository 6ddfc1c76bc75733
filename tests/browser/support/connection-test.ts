// Steps in the setup assistant's test of the connection, in either client and either language.
import { expect, type Locator } from '@playwright/test';
import { anyOf, readTexts } from './steps';

const texts = readTexts('en-US');

/** The part of the form with the button and the checks. */
export function connectionTest(drawer: Locator): Locator {
  return drawer.getByRole('region', { name: anyOf('Test connection') });
}

/** One check in the list. */
export function check(drawer: Locator, id: string): Locator {
  const title = drawer.page().getByText(anyOf(`check.${id}`));
  return connectionTest(drawer).getByRole('listitem').filter({ has: title });
}

/** Presses the button and waits until all checks have run. */
export async function testConnection(drawer: Locator): Promise<void> {
  await drawer.getByRole('button', { name: anyOf('Test connection', 'Test again') }).click();
  await expect(connectionTest(drawer).getByRole('status')).toHaveText(/^(Test finished|检查完成)/);
}

/** Waits until a check has failed for this reason, in English, and says what to do. */
export async function expectFailure(drawer: Locator, id: string, reason: string): Promise<void> {
  const failed = check(drawer, id);
  await expect(failed).toContainText('Failed');
  await expect(failed).toContainText(finding(`check.${id}.${reason}`));
  await expect(failed).toContainText(finding(`check.${id}.${reason}.advice`));
}

/** The text up to its first value. */
function finding(key: string): string {
  return (texts[key] ?? key).split('{{')[0] ?? '';
}
