import type { MemberDecision, WrittenMember } from './facts';

/**
 * Judges a member who is there again and whose user was closed: is it the same person, or has their ID become somebody
 * else's? By itself only the name that was told last opens an account, and only of a member who was never told as gone.
 * @returns `stayed` for one who was not away, or whose user was never closed for it
 */
export function judgeReturn(
  { departure, name }: Pick<WrittenMember, 'departure' | 'name'>,
  told: { name: string | undefined },
  decision: MemberDecision | undefined,
): 'stayed' | 'same-person' | 'another-person' {
  switch (departure) {
    case undefined:
    case 'moved-out':
    case 'taken-back':
      return 'stayed';
    case 'left':
      return decision?.kind === 'open' ? 'same-person' : 'another-person';
    case 'disabled':
    case 'out-of-range':
      return decision?.kind === 'open' || told.name === name ? 'same-person' : 'another-person';
  }
}
