import type { RefusedStart } from '../../shared/refused-start';
import { kindOf, type PurposeKind } from '../../shared/attempt-state';

/** The facts when the sign-in page opens. */
export interface ReturnFacts {
  /** The query of its address. */
  query: URLSearchParams;
  /** How the server has just refused this browser a start; from its cookie. */
  refused: RefusedStart | undefined;
  /** This web view went to WeCom and has not come back yet. */
  hasLeft: boolean;
}

/** A return to the sign-in page, by what it brings. */
export type Return =
  | { kind: 'none' }
  /** An attempt with its state. The code is empty when the person refused on WeCom's page. */
  | { kind: PurposeKind; authenticator: string; code: string; state: string }
  /** The server could not start an attempt, and has sent this browser here to say so. */
  | ({ kind: 'refused'; authenticator: string } & RefusedStart)
  /** Something that ours do not look like: changed on the way, cut off, made up, or another plugin's. */
  | { kind: 'unclear'; authenticator: string | undefined };

/**
 * Tells what an address brings to the sign-in page. It does not know whose an authenticator is: other plugins come back
 * here as well, with states of their own.
 */
export function judgeReturn({ query, refused, hasLeft }: ReturnFacts): Return {
  const authenticator = single(query, 'authenticator') || undefined;
  const [state, code, error] = [single(query, 'state'), single(query, 'code'), single(query, 'error')];
  const kind = state && kindOf(state);
  if (kind && authenticator && code !== undefined) {
    return { kind, authenticator, code, state };
  }
  if (authenticator && error && refused?.code === error) {
    return { kind: 'refused', authenticator, ...refused };
  }
  // An error in an address is nobody's word: alone it means something only to who was waiting for an answer.
  const isReturn =
    query.has('code') || query.has('state') || (hasLeft && (query.has('error') || query.has('authenticator')));
  return isReturn ? { kind: 'unclear', authenticator } : { kind: 'none' };
}

/** The value of a parameter: empty without one, undefined when there are several. */
function single(query: URLSearchParams, name: string): string | undefined {
  const [value = '', ...others] = query.getAll(name);
  return others.length === 0 ? value : undefined;
}
