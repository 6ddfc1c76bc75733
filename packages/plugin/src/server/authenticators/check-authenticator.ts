import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { isUsableName } from '../../shared/usable-name';
import type { Save } from './read-save';
import { fillSecret, readSecret } from './secret-store';
import { InvalidOptionError, parseOptions } from './options';
import { publicOptions } from './public-options';
import { CodedError } from '../errors';

type InTransaction = Transaction | null;

/**
 * Whether browsers can send a name.
 * @throws CodedError wecom_authenticator_name_invalid
 */
export function checkName(name: string): void {
  if (!isUsableName(name)) {
    throw new CodedError('wecom_authenticator_name_invalid');
  }
}

/**
 * Secrets hang on an authenticator's name, and so do links (`users/watch-authenticators.ts`).
 * @throws CodedError wecom_authenticator_renamed
 */
export function checkNotRenamed(model: Model): void {
  const isOurs = [model.previous('authType'), model.get('authType')].includes(AUTH_TYPE);
  if (isOurs && isRenamed(model)) {
    throw new CodedError('wecom_authenticator_renamed');
  }
}

/** Whether an authenticator that is being saved gets another name. */
export function isRenamed(model: Model): boolean {
  return !model.isNewRecord && model.get('name') !== model.previous('name');
}

/**
 * Whether options make a working authenticator, with the stored secret where none is entered.
 * @throws CodedError wecom_invalid_option, wecom_secret_unreadable
 */
export async function checkOptions(app: Application, save: Save, transaction: InTransaction): Promise<void> {
  try {
    parseOptions({ ...save.filled, secret: await secretOf(app, save, transaction) });
  } catch (error) {
    throw error instanceof InvalidOptionError
      ? new CodedError('wecom_invalid_option', {}, { field: error.field })
      : error;
  }
}

async function secretOf(app: Application, save: Save, transaction: InTransaction): Promise<string> {
  const { authenticator, apiBaseUrl, enteredSecret, isNewOfOurs } = save;
  if (enteredSecret || isNewOfOurs) {
    return fillSecret(app, enteredSecret);
  }
  const stored = await readSecret(app, { authenticator, kind: 'app', apiBaseUrl }, transaction);
  if (stored.state === 'unreadable') {
    throw new CodedError('wecom_secret_unreadable');
  }
  return stored.state === 'stored' ? stored.secret : '';
}

/**
 * Automatic login can go to one authenticator only.
 * @throws CodedError wecom_auto_sign_in_taken
 */
export async function checkOnlyAutoSignIn(
  db: Database,
  { authenticator, options }: Save,
  transaction: InTransaction,
): Promise<void> {
  if (!publicOptions(options).autoSignIn) {
    return;
  }
  const others = (await db.getRepository('authenticators').find({
    filter: { authType: AUTH_TYPE, name: { $ne: authenticator } },
    transaction,
  })) as Model[];
  const first = others.find((other) => publicOptions(other.get('options')).autoSignIn);
  if (first) {
    throw new CodedError('wecom_auto_sign_in_taken', {}, { title: String(first.get('title') || first.get('name')) });
  }
}
