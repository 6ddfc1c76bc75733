import * as z from 'zod/mini';
import { DEPARTMENT_FINDINGS, type FindingsMeta, type ListedFinding, MEMBER_FINDINGS } from '../../../shared/directory';
import { reading } from '../../action';
import { CodedError } from '../../errors';
import { readPageQuery } from '../../nocobase/page-query';
import { findFindingPage } from '../run/finding-rows';
import { usersNamedIn } from './users-named-in';

const query = z.object({
  run: z.coerce.number().check(z.int(), z.positive()),
  subject: z.optional(z.enum(['member', 'department'])),
  kind: z.optional(z.enum([...MEMBER_FINDINGS, ...DEPARTMENT_FINDINGS])),
});

/**
 * `GET wecom:listFindings?run&subject&kind&search&page&pageSize`: what a run said of members and departments.
 * @throws CodedError wecom_directory_request_invalid
 */
export const listFindings = reading(async ({ db, action }): Promise<{ rows: ListedFinding[] } & FindingsMeta> => {
  const asked = query.safeParse(action.params);
  if (!asked.success) {
    throw new CodedError('wecom_directory_request_invalid');
  }
  const { run: runId, ...which } = asked.data;
  const { findings, count } = await findFindingPage(db, { runId, ...which, ...readPageQuery(action.params) });
  return { rows: findings, count, users: await usersNamedIn(db, findings) };
});
