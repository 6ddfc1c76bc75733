import type { Platform } from '../platform.js';
import type { App } from './company.js';
import { noteRepeats, orThrowProblems } from './company-error.js';
import { JsonReader } from './json-reader.js';
import { parseApp } from './parse-app.js';
import { noteAppReferences } from './references.js';

/**
 * Changes settings of an app.
 * @throws Error for an unknown agent ID, CompanyError when the result is not valid
 */
export function updateApp(platform: Platform, agentId: string, patch: Partial<App>): void {
  const index = platform.apps.findIndex((app) => app.agentId === agentId);
  if (index < 0) {
    throw new Error(`There is no app ${agentId}`);
  }
  const place = `apps[${index}]`;
  platform.apps = orThrowProblems((problems) => {
    const changed = parseApp(new JsonReader({ ...platform.apps[index], ...patch }, place, problems));
    noteAppReferences(changed, place, platform.directory, problems);
    const apps = platform.apps.map((app, at) => (at === index ? changed : app));
    noteRepeats(
      'apps',
      apps.map((app) => app.agentId),
      problems,
    );
    // As many as before, so one at least.
    return apps as typeof platform.apps;
  });
}
