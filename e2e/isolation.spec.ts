// The browsers of these tests are used more than once (fixtures.ts): a test must not notice.
import { expect, test } from './fixtures';

for (const visit of ['first', 'second']) {
  test(`the ${visit} of two tests in a browser finds nothing of the other`, async ({ page, world, context }) => {
    await page.goto(`${world.url}/robots.txt`);
    const leftovers = () =>
      page.evaluate(async () => ({
        cookie: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        history: history.length,
        position: (await navigator.permissions.query({ name: 'geolocation' })).state,
      }));
    const nothing = { cookie: '', local: 0, session: 0, databases: 0, history: 2, position: 'denied' };
    expect(await leftovers()).toEqual(nothing);

    await context.grantPermissions(['geolocation']);
    await page.evaluate(() => {
      document.cookie = 'left=behind';
      localStorage.setItem('left', 'behind');
      sessionStorage.setItem('left', 'behind');
      indexedDB.open('left');
    });
    await page.goto(`${world.simulator.url}/`);
    await page.goto(`${world.url}/robots.txt`);
    const everything = { cookie: 'left=behind', local: 1, session: 1, databases: 1, history: 4, position: 'granted' };
    await expect.poll(leftovers).toEqual(everything);
  });
}
