import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TRIMMED_HOST } from '../../host/hosts';
import { PLUGIN_NAME } from '../../tools/paths';
import { type NocoBase, startNocoBase } from '../world/nocobase/start-nocobase';

afterEach(() => vi.restoreAllMocks());

describe('the switch on the card of the plugin', () => {
  let nocobase: NocoBase;

  beforeEach(async () => {
    nocobase = await startNocoBase({ disabled: true });
  });
  afterEach(() => nocobase.stop());

  async function enable() {
    const token = await nocobase.signInAsRoot();
    const { status, body } = await nocobase.api(`pm:enable?filterByTk=${PLUGIN_NAME}&awaitResponse=true`, {
      method: 'POST',
      token,
    });
    const plugins = nocobase.app.db.getRepository('applicationPlugins');
    const enabled = await plugins.count({ filter: { name: PLUGIN_NAME, enabled: true } });
    return { status, reply: JSON.stringify(body), isEnabled: enabled === 1 };
  }

  test('an older NocoBase does not enable the plugin and says which version it takes', async () => {
    vi.spyOn(nocobase.app, 'getPackageVersion').mockReturnValue('2.1.29');

    const { reply, isEnabled } = await enable();

    expect(reply).toContain('needs NocoBase 2.1.30 or newer; this is 2.1.29');
    expect(reply).toContain('需要 NocoBase 2.1.30 或更高版本');
    expect(isEnabled).toBe(false);
  });

  test('a NocoBase with a version of its own yet to come enables it', async () => {
    vi.spyOn(nocobase.app, 'getPackageVersion').mockReturnValue('3.7.0');

    expect(await enable()).toMatchObject({ status: 200, isEnabled: true });
  });
});

test.each(['2.1.x', '2.2.x', '2.3.x', '2.40.x', '3.0.x'])(
  'the plugin manager of NocoBase %s finds nothing problematic',
  async (range) => {
    const require = createRequire(path.join(TRIMMED_HOST, 'package.json'));
    const { PluginManager } = require('@nocobase/server') as typeof import('@nocobase/server');
    const { default: ranges } = require('@nocobase/server/lib/plugin-manager/deps') as {
      default: Record<string, string>;
    };
    const own = { ...ranges };
    // With its minor version NocoBase may also move on to another axios.
    Object.assign(ranges, { '@nocobase': range, axios: '1.19.x' });

    const compatible = await PluginManager.checkAndGetCompatible(PLUGIN_NAME);

    Object.assign(ranges, own);
    expect(compatible.isCompatible).toBe(true);
    expect(compatible.depsCompatible).not.toEqual([]);
  },
);
