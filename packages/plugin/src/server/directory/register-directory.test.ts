import type { Application } from '@nocobase/server';
import { describe, expect, it, vi } from 'vitest';
import { registerDirectory } from './register-directory';
import { SYSTEM_CLOCK } from './run/clock';
import { DirectoryRuns } from './run/directory-runs';
import { Model } from './testing/model';
import { modelPorts } from './testing/model-ports';

vi.mock('@nocobase/utils', () => ({ tval: (key: string) => `{{t("${key}")}}` }));
vi.mock('@nocobase/plugin-user-data-sync', () => ({ SyncSource: Object }));

/** A NocoBase with this in the place of its plugin for sync sources. */
function anApplication(plugin: object | undefined) {
  const [on, watch] = [vi.fn<() => void>(), vi.fn<() => void>()];
  const app = { pm: { get: () => plugin }, on, db: { on: watch } } as unknown as Application;
  return { on, watch, runs: new DirectoryRuns(app, modelPorts(new Model()), SYSTEM_CLOCK) };
}

const sourceManager = () => ({ registerType: vi.fn<(name: string, type: object) => void>() });

describe('the directory', () => {
  it('is a type of sync source where NocoBase has them', async () => {
    const plugin = { enabled: true, sourceManager: sourceManager() };
    await registerDirectory(anApplication(plugin).runs);
    expect(plugin.sourceManager.registerType).toHaveBeenCalledExactlyOnceWith('wecom-directory', {
      syncSource: expect.any(Function) as unknown,
      title: '{{t("WeCom directory")}}',
    });
  });

  const unasked = sourceManager();

  it.each([
    ['is missing', undefined],
    ['is off', { enabled: false, sourceManager: unasked }],
    ['has made nothing yet', { enabled: true }],
  ])('offers nothing where that plugin %s', async (_what, plugin) => {
    await registerDirectory(anApplication(plugin).runs);
    expect(unasked.registerType).not.toHaveBeenCalled();
  });

  it('ends with the application, and looks at what is left over when it starts', async () => {
    const { on, watch, runs } = anApplication(undefined);
    await registerDirectory(runs);
    expect(on.mock.calls.map(([event]: unknown[]) => event)).toEqual(['afterStart', 'beforeStop']);
    expect(watch).toHaveBeenCalledTimes(2);
  });
});
