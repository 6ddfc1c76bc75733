import type { Database } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import type { ErrorCode } from '../../shared/error-codes';
import { CodedError } from '../errors';
import { kindOfError } from '../nocobase/kind-of-error';
import { isUniqueViolation } from '../nocobase/contention';
import { type CurrentAuthenticator, readCurrentAuthenticator } from '../authenticators/current';
import { writingInTurn } from '../nocobase/transaction';
import { whenFilled } from '../profile-authors/fill-authors';
import type { PlannedLink } from './plan';
import { planMembers } from './plan-members';
import { planPhones } from './plan-phones';
import { readExistingLinks, readPhones, readSourceLinks } from './read-links';
import { recordLinks } from './record-links';
import { showPlan } from './show-plan';
import { writeLinks } from './write-links';

/** The parameters of `wecom:import-links`. */
export interface ImportRequest {
  /** Name of the authenticator whose links are taken over. */
  from: string;
  /** Name of the WeCom authenticator that takes them over; may be the same. */
  to: string;
  /** The key that links both sides. */
  uuid: string;
  apply: boolean;
}

/** It did as asked; it could not run and wrote nothing; it wrote what it could, and some links need an administrator. */
const EXIT_CODES = { done: 0, failed: 1, conflicts: 2 } as const;

/**
 * Takes the links of another sign-in over, in one transaction; says what it did, or would do.
 * @param print writes lines for the administrator
 * @returns the exit code of the command
 */
export async function importLinks(
  app: Application,
  request: ImportRequest,
  print: (text: string) => void,
): Promise<number> {
  try {
    const kind = kindOf(request.uuid);
    const authenticator = await readCurrentAuthenticator({ app, db: app.db }, request.to);
    const plan = await planAndWrite(app.db, authenticator, { ...request, uuid: kind });
    if (request.apply) {
      await recordLinks(app, plan, request.to);
    }
    print(plan.length > 0 ? showPlan(plan, { applied: request.apply, kind }) : noLinks(request));
    const hasConflict = plan.some(({ outcome }) => outcome.kind === 'conflict');
    return request.apply && hasConflict ? EXIT_CODES.conflicts : EXIT_CODES.done;
  } catch (error) {
    print(`Nothing has been written. ${explain(error, request)}`);
    return EXIT_CODES.failed;
  }
}

class UsageError extends Error {}

function kindOf(uuid: string): 'userid' | 'phone' {
  if (uuid !== 'userid' && uuid !== 'phone') {
    throw new UsageError(`--uuid is "${uuid}"; it can be userid or phone.`);
  }
  return uuid;
}

// Read and written in one transaction: what is printed is what was decided on.
async function planAndWrite(
  db: Database,
  { options }: CurrentAuthenticator,
  { from, to, uuid, apply }: ImportRequest,
): Promise<PlannedLink[]> {
  await whenFilled(db);
  return writingInTurn(db, async (transaction) => {
    const links = await readSourceLinks(db, from, transaction);
    const { existing: rows, staleClaimIds } = await readExistingLinks(db, to, transaction);
    const areInTheWay = from === to;
    const existing = areInTheWay ? rows.filter(({ identity }) => identity) : rows;
    const linked = new Set(existing.map(({ identity }) => identity));
    // Within one authenticator, what is ours already is no link to take over.
    const source = areInTheWay ? links.filter((link) => !linked.has(link.uuid)) : links;
    const plan =
      uuid === 'phone'
        ? planPhones(source, {
            existing,
            phones: await readPhones(db, options.existingPhones, transaction),
            areInTheWay,
          })
        : planMembers(source, options.credentials.corpId, existing);
    if (apply) {
      await writeLinks(db, plan, { from, to, staleClaimIds }, transaction);
    }
    return plan;
  });
}

function noLinks({ from }: ImportRequest): string {
  return `The authenticator "${from}" has no links to take over.`;
}

// Never the message of a database: it may quote what was to be written.
function explain(error: unknown, { to }: ImportRequest): string {
  if (error instanceof UsageError) {
    return error.message;
  }
  if (error instanceof CodedError) {
    return explainRefusal(error.code, to);
  }
  return isUniqueViolation(error)
    ? 'Somebody was linked in the meantime. Run the command again.'
    : `The database failed (${kindOfError(error)}).`;
}

function explainRefusal(code: ErrorCode, to: string): string {
  switch (code) {
    case 'wecom_not_configured':
      return `The settings of "${to}" are not complete.`;
    case 'wecom_secret_unreadable':
      return `The stored secret of "${to}" cannot be read on this server. Enter it again in the settings.`;
    default:
      return `"${to}" is not the name of an enabled WeCom authenticator.`;
  }
}
