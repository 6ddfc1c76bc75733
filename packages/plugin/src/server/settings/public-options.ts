import type { PublicOptions } from '../../shared/public-options';

/** Picks what may reach a browser unasked from the stored options. */
export function publicOptions(options: { public?: PublicOptions } | undefined): Required<PublicOptions> {
  const { autoSignIn, buttonTooltip } = options?.public ?? {};
  return { autoSignIn: autoSignIn === true, buttonTooltip: buttonTooltip ?? '' };
}
