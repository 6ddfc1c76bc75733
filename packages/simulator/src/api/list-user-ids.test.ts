import { expect, test } from 'vitest';
import { Stage } from '../testing/stage.js';

test('user/list_id is forbidden to every app', async () => {
  const stage = new Stage();
  expect(await stage.callAs(stage.app, 'user/list_id', {}, { method: 'POST', body: '{}' })).toMatchObject({
    errcode: 48002,
    dept_user: [],
  });
});
