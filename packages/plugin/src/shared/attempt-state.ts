/** A reason to send a browser to WeCom. */
export type PurposeKind = 'sign-in' | 'link';

/** The ending of the states of each purpose, by which the page knows what came back. */
const ENDINGS: Record<PurposeKind, string> = { 'sign-in': '', link: 'link' };

/**
 * Makes a state that shows what it is for, within what WeCom allows (letters and digits, at most 128).
 * @param random 32 hex characters
 */
export function stateFor(kind: PurposeKind, random: string): string {
  return random + ENDINGS[kind];
}

/** Tells what a state is for; undefined for what has not the shape of a state of ours. */
export function kindOf(state: string): PurposeKind | undefined {
  const ending = /^[0-9a-f]{32}([a-z]*)$/.exec(state)?.[1];
  return (Object.keys(ENDINGS) as PurposeKind[]).find((kind) => ENDINGS[kind] === ending);
}
