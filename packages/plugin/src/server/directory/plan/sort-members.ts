import type { MemberDecision } from './facts';
import { findRenames, type RenameSide } from './find-renames';
import type { MemberIndex } from './index-facts';

export interface SortedMembers {
  /** Identities of the members who are there, and neither disabled nor left. */
  present: string[];
  /** Identities of those who are disabled, have left, or are not told any more. */
  absent: string[];
  /** Members who are probably there under a new ID, both ways. */
  renames: Map<string, string>;
}

/** Sorts everybody whom WeCom tells, or who was written before, into who is there and who is not. */
export function sortMembers(index: MemberIndex, decisions: ReadonlyMap<string, MemberDecision>): SortedMembers {
  const isActive = (identity: string) => ['active', 'not-activated'].includes(index.told.get(identity)?.status ?? '');
  const everybody = [...new Set([...index.told.keys(), ...index.rows.keys()])];
  const present = everybody.filter(isActive);
  const absent = everybody.filter((identity) => !isActive(identity));
  const gone = absent.flatMap((identity) =>
    decisions.get(identity)?.kind === 'close' ? [] : goneSide(identity, index),
  );
  const fresh =
    gone.length === 0 ? [] : present.flatMap((identity) => (decisions.has(identity) ? [] : freshSide(identity, index)));
  return { present, absent, renames: findRenames(gone, fresh) };
}

/** Somebody who was synchronised, and is not told at all. */
function goneSide(identity: string, { rows, told, links }: MemberIndex): RenameSide[] {
  const row = rows.get(identity);
  const isGone = row && !told.has(identity) && !row.departure && links.userOf(identity) !== undefined;
  return isGone ? [row] : [];
}

/** Somebody about whom nothing was known. */
function freshSide(identity: string, { rows, told, links, departments }: MemberIndex): RenameSide[] {
  const member = told.get(identity);
  const isKnown = rows.has(identity) || links.othersOf(identity).length > 0;
  const side = { identity, name: member?.name, departments: departments.get(identity) ?? [] };
  return member && !isKnown ? [side] : [];
}
