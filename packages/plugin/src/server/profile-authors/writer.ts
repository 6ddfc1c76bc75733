import type { ExistingPhones } from '../../shared/options';

/**
 * Who wrote a value.
 *
 * - `user`: the user, a person without a session, or somebody who may not manage users
 * - `other`: somebody else who may manage users, a job, or a command
 * - `wecom`: this plugin, from what WeCom told of the linked member
 * - `confirmed`: the user, and an administrator has said that it is theirs
 * - `before`: nobody knows; it was there before this plugin
 * - `unknown`: nobody knows; it came past the plugin, by SQL or while it was disabled
 * - `snapshot`: `before`, and not yet in one form
 */
export type Writer = 'user' | 'other' | 'wecom' | 'confirmed' | 'before' | 'unknown' | 'snapshot';

/** Tells whether a value counts as its user's without further proof. */
export function isTrusted(writer: Writer, existing: ExistingPhones): boolean {
  switch (writer) {
    case 'other':
    case 'wecom':
    case 'confirmed':
      return true;
    case 'before':
      return existing === 'trust';
    default:
      return false;
  }
}

/** The actor at the moment of writing a value. */
export type Actor =
  /** No request: a job or a command. */
  | { kind: 'nobody' }
  /** This plugin. */
  | { kind: 'wecom' }
  /** `userId`: undefined without a session. */
  | { kind: 'person'; userId: number | undefined; mayManageUsers: boolean };

/** Names the writer of a user's value. Only who manages users vouches for somebody else; nobody does for themselves. */
export function writerOf(actor: Actor, userId: number): 'user' | 'other' | 'wecom' {
  switch (actor.kind) {
    case 'nobody':
      return 'other';
    case 'wecom':
      return 'wecom';
    case 'person':
      return actor.mayManageUsers && actor.userId !== undefined && actor.userId !== userId ? 'other' : 'user';
  }
}
