import type { TestProject } from 'vitest/node';
import { buildPlugin } from '../../../packages/plugin/build/build-plugin';
import { installPlugin } from '../../../host/install-plugin';
import { TRIMMED_HOST } from '../../../host/hosts';

/** Runs before all integration tests: they load the plugin as NocoBase does, built and in node_modules. */
export default async function setup(project: TestProject): Promise<void> {
  project.onTestsRerun(install);
  await install();
}

async function install(): Promise<void> {
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
}
