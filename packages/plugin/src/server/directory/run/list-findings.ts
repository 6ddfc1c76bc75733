import type { DepartmentFinding, Finding, FindingDetails, MemberFinding, RunCounts } from '../../../shared/directory';
import { identityOf, memberIdOf } from '../../wecom/member-profile';
import type { Facts } from '../plan/facts';
import type { DirectoryPlan, MemberOutcome, PlannedDepartment, PlannedMember } from '../plan/plan';
import type { WriteFailure } from '../write/failure';

/** Says of every department and every member what became of them, each exactly once. */
export function listFindings(
  { corpId, told, written }: Pick<Facts, 'corpId' | 'told' | 'written'>,
  plan: Pick<DirectoryPlan, 'departments' | 'members'>,
  failures: readonly WriteFailure[] = [],
): Finding[] {
  const failed = new Map(failures.map((failure) => [keyOf(failure), failure.reason]));
  const titles = new Map([
    ...written.departments.map(({ identity, title }) => [identity, title] as const),
    ...told.departments.map(({ id, name }) => [identityOf(corpId, id), name] as const),
  ]);
  const names = new Map([
    ...written.members.map(({ identity, name }) => [identity, name] as const),
    ...told.members.map(({ memberId, name }) => [identityOf(corpId, memberId), name] as const),
  ]);
  const found = [
    ...plan.departments.map((planned) => ofDepartment(planned, titles.get(planned.identity))),
    ...plan.members.map((planned) => ofMember(planned, names.get(planned.identity))),
  ];
  return found.map(({ identity, ...finding }) => {
    const reason = failed.get(keyOf({ ...finding, identity }));
    return reason === undefined ? finding : asFailed(finding, reason);
  });
}

function keyOf({ subject, identity }: Pick<WriteFailure, 'subject' | 'identity'>): string {
  return `${subject} ${identity}`;
}

type Found = Finding & { identity: string };

function ofDepartment({ identity, outcome }: PlannedDepartment, title: string | undefined): Found {
  const wecomId = memberIdOf(identity);
  return { identity, subject: 'department', wecomId, name: title ?? '', kind: outcome, details: {} };
}

function ofMember({ identity, outcome }: PlannedMember, name: string | undefined): Found {
  return {
    identity,
    subject: 'member',
    wecomId: memberIdOf(identity),
    name: name ?? '',
    kind: outcome.kind,
    ...('userId' in outcome && { userId: outcome.userId }),
    details: detailsOf(outcome),
  };
}

/** What an outcome says beside its kind and its user. What was read of the person is not part of it. */
function detailsOf(outcome: MemberOutcome): FindingDetails {
  switch (outcome.kind) {
    case 'changed':
    case 'adopted':
    case 'opened':
      return { fields: Object.keys(outcome.values) };
    case 'made':
      return outcome.replaces === undefined ? {} : { replaces: outcome.replaces };
    case 'suggested':
    case 'unlinked':
      return { candidates: outcome.candidates };
    case 'linked-elsewhere':
    case 'claim-of-another':
      return { userIds: outcome.userIds };
    case 'probably-renamed':
      return { other: memberIdOf(outcome.other) };
    case 'closed':
      return { reason: outcome.reason, ownedDepartments: outcome.ownedDepartments };
    case 'kept-open':
      return { reason: outcome.reason };
    case 'departed':
      return { departure: outcome.departure };
    default:
      return {};
  }
}

function asFailed(finding: Finding, reason: string): Finding {
  return { ...finding, kind: 'failed', details: { reason, planned: finding.kind } };
}

/** How many there are of each. */
export function countFindings(findings: readonly Finding[]): RunCounts {
  const counts: RunCounts = { members: {}, departments: {} };
  for (const { subject, kind } of findings) {
    if (subject === 'member') {
      add(counts.members, kind as MemberFinding);
    } else {
      add(counts.departments, kind as DepartmentFinding);
    }
  }
  return counts;
}

function add<Kind extends string>(counts: Partial<Record<Kind, number>>, kind: Kind): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}

/** Whom nothing became of, and who is as an earlier run left them. */
const QUIET: readonly string[] = ['unchanged', 'departed'] satisfies MemberFinding[];

/** Tells the findings that are worth a row from those that are only counted. */
export function isWorthARow({ kind }: Finding): boolean {
  return !QUIET.includes(kind);
}
