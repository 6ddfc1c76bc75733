import type { Application } from '@nocobase/server';
import * as z from 'zod/mini';

/** The kinds of secrets that an authenticator has. `app`: the app's secret at WeCom. */
type SecretKind = 'app';

/** The only use that a secret was entered for. */
export interface SecretPurpose {
  /** The authenticator's name. */
  authenticator: string;
  kind: SecretKind;
  /** The WeCom API that it may be sent to, in normal form. */
  apiBaseUrl: string;
}

/** The result of opening a sealed secret. */
export type OpenedSecret =
  | { state: 'stored'; secret: string }
  /** It was entered for something else. */
  | { state: 'other-purpose' }
  /** It was not sealed with this application's key, or was altered. */
  | { state: 'unreadable' };

type Encryptor = Application['aesEncryptor'];

const envelope = z.object({
  authenticator: z.string(),
  kind: z.string(),
  apiBaseUrl: z.string(),
  secret: z.string().check(z.minLength(1)),
});

/**
 * Encrypts a secret together with its purpose: a row that is copied to another authenticator, or whose authenticator is
 * pointed at another host, opens nothing there.
 */
export function sealSecret(encryptor: Encryptor, secret: string, purpose: SecretPurpose): Promise<string> {
  const { authenticator, kind, apiBaseUrl } = purpose;
  return encryptor.encrypt(JSON.stringify({ authenticator, kind, apiBaseUrl, secret }));
}

/** Decrypts a secret for a purpose. */
export async function openSecret(encryptor: Encryptor, sealed: string, purpose: SecretPurpose): Promise<OpenedSecret> {
  const opened = envelope.safeParse(await decrypt(encryptor, sealed));
  if (!opened.success) {
    return { state: 'unreadable' };
  }
  const { secret, ...enteredFor } = opened.data;
  const isMeant = (Object.keys(enteredFor) as (keyof SecretPurpose)[]).every((key) => enteredFor[key] === purpose[key]);
  return isMeant ? { state: 'stored', secret } : { state: 'other-purpose' };
}

// One wrong key in 256 decrypts without an error and gives noise, which is no JSON.
async function decrypt(encryptor: Encryptor, sealed: string): Promise<unknown> {
  try {
    return JSON.parse(await encryptor.decrypt(sealed));
  } catch {
    return undefined;
  }
}
