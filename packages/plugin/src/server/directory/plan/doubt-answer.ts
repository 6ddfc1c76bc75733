import { identityOf } from '../../wecom/member-profile';
import type { ToldDirectory } from './facts';
import type { Doubt } from './plan';

/**
 * Tells what makes an answer of WeCom look incomplete. It is good for additions and changes, but who or what it does not
 * name is not missing for that.
 * @param selection WeCom's department ids; empty for all
 */
export function doubtAnswer(corpId: string, told: ToldDirectory, selection: readonly string[]): Doubt | undefined {
  if (told.departments.length === 0) {
    return 'no-departments';
  }
  if (told.members.length === 0) {
    return 'no-members';
  }
  const known = new Set(told.departments.map(({ id }) => identityOf(corpId, id)));
  const areAllThere = selection.every((id) => known.has(identityOf(corpId, id)));
  return areAllThere ? undefined : 'selected-department-missing';
}
