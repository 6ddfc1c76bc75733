import type { Application } from '@nocobase/server';
import { auditCommand } from '../nocobase/audit';
import type { PlannedLink } from './plan';

/**
 * Leaves an audit record for each link that an import has made.
 * @param authenticator name of the one that took the links over
 */
export async function recordLinks(app: Application, plan: PlannedLink[], authenticator: string): Promise<void> {
  for (const { link, outcome } of plan) {
    if (outcome.kind === 'link') {
      const { identity } = outcome;
      await auditCommand(app, { action: 'link', userId: link.userId, authenticator, identity, by: 'import' });
    }
  }
}
