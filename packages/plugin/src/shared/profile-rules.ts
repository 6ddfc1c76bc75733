/** The fields that a sign-in can take from WeCom. */
export type ProfileField = 'name' | 'avatar' | 'email' | 'phone';

/** When a field is taken. The first is the default: what a person changes in NocoBase stays as it is. */
export const PROFILE_RULES = ['at-creation', 'every-sign-in', 'never'] as const;

export type ProfileRule = (typeof PROFILE_RULES)[number];

/** A rule for each field, as stored in `authenticators.options.profile`. */
export type ProfileRules = Record<ProfileField, ProfileRule>;
