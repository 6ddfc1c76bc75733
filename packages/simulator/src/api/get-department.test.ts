import { expect, test } from 'vitest';
import { Stage } from '../testing/stage.js';

test('department/get tells one department', async () => {
  const stage = new Stage();
  stage.control.updateApp({ visibleDepartmentIds: [1] });
  expect(await stage.callAs(stage.app, 'department/get', { id: '3' })).toMatchObject({
    errcode: 0,
    department: { id: 3, name: '市场部', name_en: 'Marketing', department_leader: ['Chen.Yi-1@Corp'], parentid: 1 },
  });
});
