import type { Database, Model, Transaction } from '@nocobase/database';
import type { Finding, FindingDetails } from '../../../shared/directory';
import { waitingOutContention } from '../../nocobase/contention';
import { includesText } from '../../nocobase/includes-text';
import type { StoredId } from '../../nocobase/stored-id';
import { identityOf, memberIdOf } from '../../wecom/member-profile';

/** Rows of one statement. */
const AT_ONCE = 500;

/** A finding with its row. Nothing but this file reads or writes the rows. */
export type StoredFinding = Finding & { id: number };

/** Keeps the findings of a run. */
export async function saveFindings(
  db: Database,
  { runId, source, corpId }: { runId: number; source: string; corpId: string },
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.map(({ wecomId, ...finding }) => ({
    ...finding,
    runId,
    source,
    identity: identityOf(corpId, wecomId),
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await waitingOutContention(() => findingsOf(db).bulkCreate(rows.slice(from, from + AT_ONCE)));
  }
}

/** Removes the findings of runs. @param runIds none removes nothing */
export async function removeFindings(
  db: Database,
  runIds: readonly number[],
  transaction: Transaction | null,
): Promise<void> {
  if (runIds.length > 0) {
    await findingsOf(db).destroy({ where: { runId: [...runIds] }, transaction });
  }
}

/** Which findings of a run are asked for. */
export interface FindingQuery {
  runId: number;
  subject?: Finding['subject'] | undefined;
  kind?: string | undefined;
  /** Part of a name or an id; empty for all. */
  search: string;
  limit: number;
  offset: number;
}

/** One page of the findings of a run, and how many there are. */
export async function findFindingPage(
  db: Database,
  { runId, subject, kind, search, ...page }: FindingQuery,
): Promise<{ findings: StoredFinding[]; count: number }> {
  const { sequelize } = db;
  const found = includesText(db, 'wecomDirectoryFindings', ['name', 'identity'], search);
  const { rows, count } = await findingsOf(db).findAndCountAll({
    where: sequelize.and(
      { runId, ...(subject && { subject }), ...(kind && { kind }) },
      ...(search ? [sequelize.literal(`(${found})`)] : []),
    ),
    order: [['id', 'ASC']],
    ...page,
  });
  return { findings: rows.map(toFinding), count };
}

/** The findings of a run about these members and departments. */
export async function findFindings(
  db: Database,
  runId: number,
  identities: readonly string[],
): Promise<StoredFinding[]> {
  const filter = { runId, identity: { $in: [...identities] } };
  return ((await db.getRepository('wecomDirectoryFindings').find({ filter })) as Model[]).map(toFinding);
}

function findingsOf(db: Database) {
  return db.getModel('wecomDirectoryFindings');
}

interface Row extends Omit<Finding, 'wecomId' | 'userId' | 'details'> {
  id: StoredId;
  identity: string;
  userId: StoredId | null;
  details: FindingDetails | null;
}

function toFinding(model: Model): StoredFinding {
  const { id, subject, identity, name, kind, userId, details } = model.get() as Row;
  return {
    id: Number(id),
    subject,
    wecomId: memberIdOf(identity),
    name,
    kind,
    ...(userId !== null && { userId: Number(userId) }),
    details: details ?? {},
  };
}
