import { normalisePhone } from '../profile-authors/phone';
import { CONFLICTS, type Outcome, type PlannedLink } from './plan';

const HEADINGS = ['USER', 'USERNAME', 'LINKED BY', 'RESULT'];

/** A plan as a table and a sentence, for an administrator at a terminal. Phone numbers are masked. */
export function showPlan(
  plan: PlannedLink[],
  { applied, kind }: { applied: boolean; kind: 'userid' | 'phone' },
): string {
  const rows = plan.map(({ link, outcome }) => [
    String(link.userId),
    masked(link.username),
    masked(link.uuid),
    describe(outcome, applied),
  ]);
  return [...table([HEADINGS, ...rows]), '', ...summary(plan, applied), ...hint(plan, kind)].join('\n');
}

function describe(outcome: Outcome, applied: boolean): string {
  switch (outcome.kind) {
    case 'link':
      return applied ? 'linked' : 'would be linked';
    case 'set-phone':
      return applied ? 'phone number set' : 'phone number would be set';
    case 'free-user':
      return applied ? 'old link removed' : 'old link would be removed';
    case 'linked-already':
      return 'linked already';
    case 'phone-there-already':
      return 'has the phone number already';
    case 'conflict':
      return `CONFLICT: ${CONFLICTS[outcome.reason]}`;
  }
}

function summary(plan: PlannedLink[], applied: boolean): string[] {
  const count = (...kinds: Outcome['kind'][]) => plan.filter(({ outcome }) => kinds.includes(outcome.kind)).length;
  const writes = count('link', 'set-phone', 'free-user');
  const done = count('linked-already', 'phone-there-already');
  const counts = `${writes} ${applied ? 'written' : 'to write'}, ${done} done before, ${count('conflict')} in conflict.`;
  return applied || writes === 0 ? [counts] : [counts, 'Nothing has been written. Run again with --apply to write.'];
}

function hint(plan: PlannedLink[], kind: 'userid' | 'phone'): string[] {
  const looksLikePhone = plan.some(({ link }) => normalisePhone(link.uuid));
  return kind === 'userid' && looksLikePhone
    ? ['Some links look like phone numbers. If the other sign-in went by phone number, use --uuid phone.']
    : [];
}

function table(rows: string[][]): string[] {
  const widths = HEADINGS.map((_heading, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function masked(text: string): string {
  const printable = text.replace(/\p{C}/gu, '?');
  return normalisePhone(printable) ? printable.replace(/\d(?=(?:\D*\d){4})/g, '*') : printable;
}
