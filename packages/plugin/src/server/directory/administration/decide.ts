import type { Database } from '@nocobase/database';
import type { AskedDecision, DirectoryReplies } from '../../../shared/directory';
import { changing } from '../../action';
import { CodedError } from '../../errors';
import { audit } from '../../nocobase/audit';
import { currentUserId } from '../../nocobase/request-context';
import { identityOf, memberIdOf } from '../../wecom/member-profile';
import { type Decision, saveDecisions } from '../run/decision-rows';
import { findFindings, type StoredFinding } from '../run/finding-rows';
import { mayManageUsers } from '../run/may-manage-users';
import { readSavedSource } from '../run/read-source';
import { findLastWithFindings } from '../run/run-rows';
import { fits } from './judge-decision';
import { decisionRequest } from './requests';
import { startRun } from './start-run';

/**
 * `POST wecom:decide { source, run, decisions }`: what an administrator decides about findings, all or none. A run that
 * starts at once carries it out, and judges each again by what WeCom and NocoBase say then.
 * @throws CodedError wecom_directory_users_only, wecom_directory_decision_outdated, and those of readSavedSource
 */
export const decide = changing(
  decisionRequest,
  async (ctx, { source: name, run, decisions: asked }): Promise<DirectoryReplies['wecom:decide']> => {
    const { app, db } = ctx;
    if (!mayManageUsers(ctx)) {
      throw new CodedError('wecom_directory_users_only');
    }
    const { corpId, authenticator } = await readSavedSource(app, name);
    const decisions = asked.map((one) => toDecision(corpId, one, asked.length > 1));
    const found = await findShown(db, name, run, decisions);
    const isOneEach = new Set(decisions.map(keyOfDecision)).size === decisions.length;
    if (!isOneEach || !decisions.every((decision) => isStillRight(decision, found))) {
      throw new CodedError('wecom_directory_decision_outdated');
    }
    const actorId = currentUserId(ctx);
    await saveDecisions(db, name, decisions, actorId);
    for (const decision of decisions) {
      const { identity, kind, userId = found.get(keyOfDecision(decision))?.userId } = decision;
      const facts = { actorId, authenticator, identity, userId, decision: kind };
      await audit(ctx, { action: 'decide', by: 'administrator', ...facts });
    }
    return { decided: decisions.length, isStarted: await startRun(ctx, name) };
  },
);

type Shown = ReadonlyMap<string, StoredFinding>;

/** The findings that the decisions are about; none when another run has been there since. */
async function findShown(db: Database, source: string, run: number, decisions: readonly Decision[]): Promise<Shown> {
  const last = await findLastWithFindings(db, source);
  if (last?.id !== run) {
    return new Map();
  }
  const identities = decisions.map(({ identity }) => identity);
  return new Map((await findFindings(db, run, identities)).map((finding) => [keyOf(finding), finding]));
}

function isStillRight(decision: Decision, found: Shown): boolean {
  const finding = found.get(keyOfDecision(decision));
  return finding !== undefined && fits(decision, finding, decision.inList);
}

function toDecision(corpId: string, { subject, wecomId, kind, userId }: AskedDecision, inList: boolean): Decision {
  return {
    subject,
    identity: identityOf(corpId, wecomId),
    kind,
    userId: kind === 'adopt' ? userId : undefined,
    inList,
  };
}

function keyOf({ subject, wecomId }: Pick<AskedDecision, 'subject' | 'wecomId'>): string {
  return `${subject} ${wecomId}`;
}

function keyOfDecision({ subject, identity }: Decision): string {
  return keyOf({ subject, wecomId: memberIdOf(identity) });
}
