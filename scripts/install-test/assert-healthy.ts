import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { RELOAD_LIMIT_MS } from '../../tools/time-limits';
import type { App } from './app';

/** Waits until NocoBase, which reloads itself after each change of plugins, serves its API and both of its pages again. */
export async function assertHealthy({ url, api }: App): Promise<void> {
  const deadline = Date.now() + RELOAD_LIMIT_MS;
  let failure: unknown;
  do {
    try {
      for (const page of ['/api/__health_check', '/signin', '/v/signin']) {
        const { status } = await fetch(url + page);
        assert.equal(status, 200, `${page} answered ${status}`);
      }
      for (const action of [
        'pm:list',
        'pm:listEnabled',
        'pm:listEnabledV2',
        'authenticators:publicList',
        'users:list',
      ]) {
        await api.call(action);
      }
      return;
    } catch (error) {
      failure = error;
      await sleep(500);
    }
  } while (Date.now() < deadline);
  throw failure;
}
