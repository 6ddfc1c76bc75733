import { expect, test } from 'vitest';
import { Stage } from '../testing/stage.js';

test('department/simplelist tells ids, parents and orders, and nothing else', async () => {
  const stage = new Stage();
  stage.control.updateApp({ visibleDepartmentIds: [3] });
  const reply = await stage.callAs(stage.app, 'department/simplelist');
  expect(reply).toMatchObject({ errcode: 0 });
  expect(reply['department_id']).toEqual([
    { id: 3, parentid: 1, order: 99_999_000 },
    { id: 6, parentid: 3, order: 100_000_000 },
  ]);
});

test('department/simplelist tells one with everything below it', async () => {
  const stage = new Stage();
  stage.control.updateApp({ visibleDepartmentIds: [1] });
  const reply = await stage.callAs(stage.app, 'department/simplelist', { id: '6' });
  expect(reply['department_id']).toEqual([{ id: 6, parentid: 3, order: 100_000_000 }]);
});
