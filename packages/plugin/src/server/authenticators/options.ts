import * as z from 'zod/mini';
import {
  type ExistingPhones,
  readExistingPhones,
  PROFILE_RULES,
  type ProfileRule,
  type ProfileRules,
  WECOM_HOSTS,
} from '../../shared/options';
import { AGENT_ID, CORP_ID, parseBaseUrl, parseOrigin } from '../../shared/option-shapes';
import { isSafeRedirectTarget } from '../../shared/redirect-target';
import type { Credentials } from '../wecom/access-token';

/** The stored options, in the form the sign-in works with. */
export interface WeComOptions {
  credentials: Credentials;
  /** The application's own address, in normal form: `https://host[:port]`. */
  origin: string;
  /** Redirect target of a sign-in from the workbench. */
  redirectPath: string;
  /** Create a user when nothing matches. */
  autoSignUp: boolean;
  /** Automatic login inside WeCom. */
  autoSignIn: boolean;
  /** Whether phone numbers from before the plugin are trusted. */
  existingPhones: ExistingPhones;
  /** When each field of the profile is taken from WeCom. */
  profile: ProfileRules;
  hosts: Record<keyof typeof WECOM_HOSTS, string>;
}

/** Paths of the options that can be wrong, as they are stored. */
export type OptionField =
  'corpId' | 'agentId' | 'secret' | 'origin' | 'redirectPath' | 'apiBaseUrl' | 'authorizeBaseUrl' | 'loginBaseUrl';

/** Stored options do not make a working authenticator; `field` is the first that is wrong. */
export class InvalidOptionError extends Error {
  override readonly name = 'InvalidOptionError';

  constructor(readonly field: OptionField) {
    super(`Option ${field} is missing or malformed`);
  }
}

const trimmed = z.pipe(
  z.nullish(z.union([z.string(), z.number()])),
  z.transform((value) => String(value ?? '').trim()),
);
const required = (accepts: (value: string) => boolean) => trimmed.check(z.refine(accepts));
const address = (parse: (value: string) => string | undefined, fallback: string) =>
  z.pipe(
    trimmed.check(z.refine((value) => parse(value || fallback) !== undefined)),
    z.transform((value) => parse(value || fallback) ?? fallback),
  );
// Anything but a plain `true` is off.
const publicOptions = z.pipe(
  z.optional(z.unknown()),
  z.transform((value) => {
    const { autoSignUp, autoSignIn } = (value ?? {}) as Record<string, unknown>;
    return { autoSignUp: autoSignUp === true, autoSignIn: autoSignIn === true };
  }),
);

// Anything but a known choice is the default.
const profileRules = z.pipe(
  z.optional(z.unknown()),
  z.transform((value): ProfileRules => {
    const { name, avatar, email, phone } = (value ?? {}) as Record<string, unknown>;
    return {
      name: profileRule(name),
      avatar: profileRule(avatar),
      email: profileRule(email),
      phone: profileRule(phone),
    };
  }),
);

const existingPhones = z.pipe(z.optional(z.unknown()), z.transform(readExistingPhones));

const storedOptions = z.object({
  corpId: required((value) => CORP_ID.test(value)),
  agentId: required((value) => AGENT_ID.test(value)),
  origin: address(parseOrigin, ''),
  redirectPath: z.pipe(
    trimmed.check(z.refine((value) => isSafeRedirectTarget(value || '/admin'))),
    z.transform((value) => value || '/admin'),
  ),
  apiBaseUrl: address(parseBaseUrl, WECOM_HOSTS.apiBaseUrl),
  authorizeBaseUrl: address(parseBaseUrl, WECOM_HOSTS.authorizeBaseUrl),
  loginBaseUrl: address(parseBaseUrl, WECOM_HOSTS.loginBaseUrl),
  // Last: which secret is good depends on the API.
  secret: required((value) => value.length > 0),
  public: publicOptions,
  existingPhones,
  profile: profileRules,
});

function profileRule(value: unknown): ProfileRule {
  return PROFILE_RULES.find((rule) => rule === value) ?? PROFILE_RULES[0];
}

/**
 * Turns stored options into typed ones.
 * @param stored `authenticators.options` and the `secret`, which is stored elsewhere, with variables filled in
 * @throws InvalidOptionError naming the first field that is wrong
 */
export function parseOptions(stored: unknown): WeComOptions {
  const result = storedOptions.safeParse(stored ?? {});
  if (!result.success) {
    throw new InvalidOptionError((result.error.issues[0]?.path[0] ?? 'corpId') as OptionField);
  }
  const {
    corpId,
    agentId,
    secret,
    origin,
    redirectPath,
    public: shown,
    existingPhones: phones,
    profile,
    ...hosts
  } = result.data;
  return {
    credentials: { corpId, agentId, secret },
    origin,
    redirectPath,
    ...shown,
    existingPhones: phones,
    profile,
    hosts,
  };
}
