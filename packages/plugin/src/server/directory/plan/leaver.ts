import type { ActualUser, WrittenMember } from './facts';

/** A member who is not there, with what is known about them. */
export interface Leaver {
  identity: string;
  row: WrittenMember | undefined;
  /** The linked one, or else the one of the record. */
  user: ActualUser | undefined;
  isLinked: boolean;
  /** An administrator has said that the user may be closed. */
  isConfirmed: boolean;
  /** What WeCom tells about them in its lists; undefined when it does not tell them at all. */
  status: 'disabled' | 'left' | undefined;
}

/** One about whom WeCom has to be asked. */
export type Missing = Leaver & { user: ActualUser };
