import { beforeAll, expect, test } from 'vitest';
import { CHECK_IDS } from '../../../packages/plugin/src/shared/setup';
import { readLogsWith } from '../support/log-files';
import { useAdministrator } from '../support/setup-assistant';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const TYPED = 'typed-and-never-saved'.padEnd(43, 'x');
const CHANGE = { setting: 'homepage', before: 'x', after: 'y' };

const world = useWorld();
const admin = useAdministrator(world);
const readable: string[] = [];

beforeAll(() => {
  const { auditManager } = world.nocobase.app;
  auditManager.registerActions(['wecom:*']);
  auditManager.setLogger({
    log: (record) => {
      readable.push(JSON.stringify(record));
      return Promise.resolve();
    },
  });
});

test('no reply, log or audit record of a test connection holds a secret or an access token', async () => {
  const member = '';
  for (const secret of [TYPED, world.simulator.app.secret, '']) {
    const options = { ...optionsFor(world.simulator), secret };
    const calls = [
      ...CHECK_IDS.map((check) => admin.call('check', { check, authenticator: 'wecom', options })),
      admin.call('applyAppSetting', { authenticator: 'wecom', options, change: CHANGE }),
      admin.call('check', { check: 'no such check', authenticator: 'wecom', options }),
      admin.call('check', { check: 'credentials', authenticator: 'wecom', options }, { token: member }),
    ];
    for (const { body } of await Promise.all(calls)) {
      readable.push(JSON.stringify(body));
    }
  }
  await admin.call('listOwnershipFiles');

  const logs = await readLogsWith(world.nocobase, 'wecom:listOwnershipFiles');
  expect(logs.join('')).toContain('wecom:check');
  expect(readable.join('')).toContain('"action":"check"');
  const tokens = world.simulator.control.journal().filter((entry) => entry.path === '/cgi-bin/gettoken');
  expect(tokens).not.toEqual([]);
  for (const text of [...logs, ...readable]) {
    expect(text).not.toContain(TYPED);
    expect(text).not.toContain(world.simulator.app.secret);
    expect(text).not.toContain('access_token');
  }
});
