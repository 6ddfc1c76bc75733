import { createRequire } from 'node:module';

// The plugin's package is CommonJS, from which this one can import no names.
const pluginRequire = createRequire(import.meta.url);
const { HOSTILE_TARGETS } = pluginRequire(
  '../../../packages/plugin/src/shared/testing/hostile-targets.ts',
) as typeof import('../../../packages/plugin/src/shared/testing/hostile-targets');

/** All of the plugin's list of hostile redirect targets. */
export const ALL_TRICKS = Object.values(HOSTILE_TARGETS).flat();

/** The first target of each trick, where one costs a whole sign-in. */
export const ONE_OF_EACH_TRICK = Object.values(HOSTILE_TARGETS).map(([first]) => first ?? '');
