import { expect, test } from 'vitest';
import { readStored } from '../../../packages/plugin/src/server/directory/stored/read-stored';
import { useWorld } from '../../world/use-world';

const world = useWorld({}, { plugins: ['departments'] });
const source = { name: 'company', authenticator: 'wecom' };

test('an empty source', async () => {
  const { app } = world.nocobase;
  const [rows] = await app.db.sequelize.query("select sql from sqlite_master where name in ('departmentsUsers','usersAuthenticators','departments','wecomDirectoryMembers')");
  console.log(rows);
  const read = await readStored(app, source, new Set());
  console.log(JSON.stringify(read, null, 1));
  expect(1).toBe(2);
});
