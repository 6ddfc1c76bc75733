import { groupBy } from '../../../shared/group-by';
import { fold } from '../../profile-authors/fold';

/** A member who has disappeared, or one who is new. */
export interface RenameSide {
  identity: string;
  name: string | undefined;
  /** Identities, sorted. */
  departments: readonly string[];
}

/**
 * Finds members who have disappeared under one ID and are probably there under another: the name and the departments are
 * the same, and nobody else fits on either side.
 * @returns each identity with the other one, both ways
 */
export function findRenames(gone: readonly RenameSide[], fresh: readonly RenameSide[]): Map<string, string> {
  const freshBy = groupBy(fresh, likeness);
  const renames = new Map<string, string>();
  for (const [key, those] of groupBy(gone, likeness)) {
    const [[old, ...otherOld], [now, ...otherNow]] = [those, freshBy.get(key) ?? []];
    if (old && now && otherOld.length === 0 && otherNow.length === 0) {
      renames.set(old.identity, now.identity);
      renames.set(now.identity, old.identity);
    }
  }
  return renames;
}

function likeness({ name, departments }: RenameSide): string | undefined {
  const folded = fold(name ?? '');
  return folded && departments.length > 0 ? JSON.stringify([folded, ...departments]) : undefined;
}
