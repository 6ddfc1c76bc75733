import type { Database, Model, Transaction } from '@nocobase/database';
import type { AskedDecision } from '../../../shared/directory';
import { lookingAgainAfterRaces, waitingOutContention } from '../../nocobase/contention';
import type { StoredId } from '../../nocobase/stored-id';
import type { Decisions, MemberDecision } from '../plan/facts';

/** What an administrator has decided about a member or a department. Nothing but this file reads or writes the rows. */
export interface Decision {
  subject: AskedDecision['subject'];
  identity: string;
  kind: AskedDecision['kind'];
  /** Who is adopted. */
  userId: number | undefined;
  /** Decided with others, not looked at singly. */
  inList: boolean;
}

/** The decisions that a run goes by, with their rows. */
export interface OpenDecisions extends Decisions {
  rows: { id: number; subject: Decision['subject']; identity: string }[];
}

/** Keeps decisions for the next run; a later one about the same takes the place of an earlier one. */
export async function saveDecisions(
  db: Database,
  source: string,
  decisions: readonly Decision[],
  decidedBy: number,
): Promise<void> {
  const rows = decisions.map(({ userId, ...decision }) => ({ ...decision, userId: userId ?? null, source, decidedBy }));
  await lookingAgainAfterRaces(async () => {
    for (const { subject, identity } of decisions) {
      await modelOf(db).destroy({ where: { source, subject, identity } });
    }
    await modelOf(db).bulkCreate(rows);
  });
}

/** The decisions that no run has carried out yet. */
export async function findDecisions(db: Database, source: string): Promise<OpenDecisions> {
  const models = (await db.getRepository('wecomDirectoryDecisions').find({ filter: { source } })) as Model[];
  const rows = models.map(toDecision);
  const members = rows.filter(({ subject }) => subject === 'member');
  const departments = rows.filter(({ subject }) => subject === 'department');
  return {
    rows,
    members: new Map(members.flatMap((row) => [[row.identity, toMemberDecision(row)] as const])),
    departmentsToMake: new Set(departments.map(({ identity }) => identity)),
  };
}

/** Removes decisions that have been carried out. @param ids none removes nothing */
export async function removeDecisions(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) {
    await waitingOutContention(() => modelOf(db).destroy({ where: { id: [...ids] } }));
  }
}

/** Removes those of a source that is deleted. */
export async function removeDecisionsOf(db: Database, source: string, transaction: Transaction | null): Promise<void> {
  await modelOf(db).destroy({ where: { source }, transaction });
}

function toMemberDecision({ kind, userId, inList }: Decision): MemberDecision {
  // Without a user there is nobody to adopt: the plan finds none of that id, and suggests again.
  return kind === 'adopt' ? { kind, userId: userId ?? 0, inList } : { kind };
}

function modelOf(db: Database) {
  return db.getModel('wecomDirectoryDecisions');
}

function toDecision(model: Model): Decision & { id: number } {
  const row = model.get() as Omit<Decision, 'userId'> & { id: StoredId; userId: StoredId | null };
  const { subject, identity, kind, inList } = row;
  return {
    id: Number(row.id),
    subject,
    identity,
    kind,
    userId: row.userId === null ? undefined : Number(row.userId),
    inList,
  };
}
