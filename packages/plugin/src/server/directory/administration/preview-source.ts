import { FINDINGS_PREVIEWED, type DirectoryPreview, type Finding } from '../../../shared/directory';
import { groupBy } from '../../../shared/group-by';
import { changing } from '../../action';
import { CodedError } from '../../errors';
import { findDecisions } from '../run/decision-rows';
import type { DirectoryRuns } from '../run/directory-runs';
import { countFindings, isWorthARow, listFindings } from '../run/list-findings';
import { planSource } from '../run/plan-source';
import { readSource } from '../run/read-source';
import { askedSource } from './requests';
import { showDepartment } from './show-department';
import { usersNamedIn } from './users-named-in';

/** Waits for nothing, and tells nobody how far it is. */
const IMPATIENT = {
  sleep: () => Promise.reject(new CodedError('wecom_rate_limited')),
  onProgress: () => undefined,
};

/**
 * `POST wecom:previewSource { source, options }`: what a run would do now, with the options as they stand in the form. It
 * writes nothing at all. Where WeCom counts too many calls it gives up: nobody waits for ten minutes.
 * @throws CodedError as readSource, and for what WeCom answers
 */
export const previewSource = ({ ports, clock }: DirectoryRuns) =>
  changing(askedSource, async ({ app, db }, { source: name, options }): Promise<DirectoryPreview> => {
    const source = await readSource(app, name, options);
    const decisions = await findDecisions(db, name);
    const { signal } = new AbortController();
    const { facts, plan } = await planSource(source, { ...clock, ...IMPATIENT, app, ports, decisions, signal });
    const all = listFindings(facts, plan);
    const findings = firstOfEach(all.filter(isWorthARow));
    return {
      counts: countFindings(all),
      ...(plan.doubt && { doubt: plan.doubt }),
      departments: facts.told.departments.map(showDepartment),
      findings,
      users: await usersNamedIn(db, findings),
    };
  });

function firstOfEach(findings: readonly Finding[]): Finding[] {
  const kinds = groupBy(findings, ({ subject, kind }) => `${subject} ${kind}`);
  return [...kinds.values()].flatMap((group) => group.slice(0, FINDINGS_PREVIEWED));
}
