import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { isUsableName } from './check-name';
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
 * Links, conflicts and secrets hang on an authenticator's name, also when it is of another type for a while.
 * @throws CodedError wecom_authenticator_renamed
 */
export async function checkNotRenamed(db: Database, model: Model, transaction: InTransaction): Promise<void> {
  const authenticator = String(model.previous('name'));
  if (model.isNewRecord || model.get('name') === authenticator) {
    return;
  }
  const isOurs = [model.previous('authType'), model.get('authType')].includes(AUTH_TYPE);
  if (isOurs || (await db.getRepository('wecomLinks').count({ filter: { authenticator }, transaction })) > 0) {
    throw new CodedError('wecom_authenticator_renamed');
  }
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
