import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { fillVariables } from './fill-variables';
import { trimmed } from './form-options';
import { openSecret, sealSecret, type SecretPurpose } from './seal';

/**
 * The secrets of authenticators, apart from their options, which many can read (docs/adr/0017-secrets-apart.md). Nothing
 * but this file reads or writes them.
 */

/** The stored secret of an authenticator, for the WeCom API that its options name now. */
export type StoredSecret =
  /** `secret` with variables filled in. */
  | { state: 'stored'; secret: string }
  /** None, or one that was entered for another API: a secret is sent to no other host than that. */
  | { state: 'missing' }
  /** It cannot be decrypted here, and has to be entered again. */
  | { state: 'unreadable' };

type SecretsOf = Pick<Application, 'db' | 'aesEncryptor' | 'environment'>;
type Key = Pick<SecretPurpose, 'authenticator' | 'kind'>;

/**
 * Reads a secret. The one rule for when a stored secret is good, for saves, sign-ins and test connections alike.
 * @param purpose what it is needed for; `apiBaseUrl` in normal form, undefined when the options name none
 */
export async function readSecret(
  app: SecretsOf,
  { apiBaseUrl, ...key }: Key & { apiBaseUrl: string | undefined },
  transaction: Transaction | null = null,
): Promise<StoredSecret> {
  const sealed = apiBaseUrl === undefined ? undefined : await findSealed(app.db, key, transaction);
  if (sealed === undefined || apiBaseUrl === undefined) {
    return { state: 'missing' };
  }
  const opened = await openSecret(app.aesEncryptor, sealed, { ...key, apiBaseUrl });
  if (opened.state === 'stored') {
    return { state: 'stored', secret: fillSecret(app, opened.secret) };
  }
  return { state: opened.state === 'unreadable' ? 'unreadable' : 'missing' };
}

/** A secret as it is sent to WeCom; empty when it names a variable that does not exist. */
export function fillSecret(app: Pick<Application, 'environment'>, secret: string): string {
  return trimmed(fillVariables(app, { secret })['secret']);
}

/** Keeps a secret, in place of what was kept for the same. */
export async function writeSecret(
  app: SecretsOf,
  secret: string,
  purpose: SecretPurpose,
  transaction: Transaction | null = null,
): Promise<void> {
  const { authenticator, kind } = purpose;
  const sealed = await sealSecret(app.aesEncryptor, secret, purpose);
  const row = await findRow(app.db, purpose, transaction);
  await (row
    ? row.update({ sealed }, { transaction })
    : repository(app.db).create({ values: { authenticator, kind, sealed }, transaction }));
}

/** Forgets all secrets of an authenticator. */
export async function removeSecrets(
  db: Database,
  authenticator: string,
  transaction: Transaction | null = null,
): Promise<void> {
  await repository(db).destroy({ filter: { authenticator }, transaction });
}

// Past the repository, which would take half as long again: every sign-in asks twice.
async function findSealed(
  db: Database,
  { authenticator, kind }: Key,
  transaction: Transaction | null,
): Promise<string | undefined> {
  const where = { authenticator, kind };
  const row = await db.getModel('wecomSecrets').findOne({ attributes: ['sealed'], where, raw: true, transaction });
  return (row as unknown as { sealed: string } | null)?.sealed;
}

async function findRow(
  db: Database,
  { authenticator, kind }: Key,
  transaction: Transaction | null,
): Promise<Model | undefined> {
  const row = (await repository(db).findOne({ filter: { authenticator, kind }, transaction })) as Model | null;
  return row ?? undefined;
}

function repository(db: Database) {
  return db.getRepository('wecomSecrets');
}
