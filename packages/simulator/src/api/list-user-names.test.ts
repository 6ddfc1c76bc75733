import { expect, test } from 'vitest';
import { Stage } from '../testing/stage.js';

test('user/simplelist tells ids, names and visible departments, and nothing else', async () => {
  const stage = new Stage();
  stage.control.updateApp({ visibleDepartmentIds: [6] });
  const reply = await stage.callAs(stage.app, 'user/simplelist', { department_id: '6' });
  expect(reply['userlist']).toEqual([
    { userid: 'sunqi', name: '孙七', department: [6] },
    { userid: 'zhengshi', name: '郑十', department: [6] },
  ]);
});
