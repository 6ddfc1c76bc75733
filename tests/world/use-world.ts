import { afterAll, beforeAll } from 'vitest';
import { startWorld, type World } from './start-world';
import type { NocoBaseOptions } from './nocobase/start-nocobase';

/**
 * A world of the file or the `describe` that calls this: started before its tests, stopped after them.
 * @param options changes of the authenticator's options
 * @returns to be used in tests and hooks; empty before
 */
export function useWorld(options: Record<string, unknown> = {}, host: NocoBaseOptions = {}): World {
  const world = {} as World;
  beforeAll(async () => {
    Object.assign(world, await startWorld(options, host));
  });
  afterAll(() => world.stop());
  return world;
}
