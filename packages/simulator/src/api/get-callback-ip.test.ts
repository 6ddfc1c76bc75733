import { expect, test } from 'vitest';
import { Stage } from '../testing/stage.js';

test('getcallbackip tells addresses, to an app alone', async () => {
  const stage = new Stage();
  expect(await stage.callAs(stage.app, 'getcallbackip')).toMatchObject({
    errcode: 0,
    ip_list: expect.arrayContaining(['203.0.113.10']) as unknown[],
  });
  expect(await stage.call('getcallbackip')).toMatchObject({ errcode: 41001, ip_list: [] });
});
