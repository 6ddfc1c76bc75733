import { parseOrigin } from '../../shared/option-shapes';

/**
 * The origin in a form, in normal form.
 * @param typed what the field holds: stored options may be of any type, and no page of NocoBase breaks by that
 */
export function ownOrigin(typed: unknown): string | undefined {
  return typeof typed === 'string' ? parseOrigin(typed.trim()) : undefined;
}
