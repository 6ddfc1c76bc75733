/** What the sign-in page of a stranger needs to know of an authenticator. */
export interface PublicOptions {
  autoSignIn: boolean;
  buttonTooltip: string;
}

/** Picks what may reach a browser unasked from the stored options. */
export function publicOptions(options: { public?: Partial<PublicOptions> } | undefined): PublicOptions {
  const { autoSignIn, buttonTooltip } = options?.public ?? {};
  return { autoSignIn: autoSignIn === true, buttonTooltip: buttonTooltip ?? '' };
}
