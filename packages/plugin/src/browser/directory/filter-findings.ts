import type { DirectoryPreview, Finding } from '../../shared/directory';
import type { LinkedUser } from '../../shared/links';
import type { Filters } from './FindingFilters';

/** The findings of a preview that are wanted, with the users whom they may name. */
export function filterFindings(
  { findings, users }: Pick<DirectoryPreview, 'findings' | 'users'>,
  { subject, kind, search }: Filters,
): (Finding & { users: LinkedUser[] })[] {
  const part = search.trim().toLowerCase();
  return findings
    .filter((finding) => finding.subject === subject && (kind === undefined || finding.kind === kind))
    .filter(({ name, wecomId }) => `${name}\n${wecomId}`.toLowerCase().includes(part))
    .map((finding) => ({ ...finding, users }));
}
