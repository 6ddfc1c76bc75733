import type { Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { kindOfError } from '../nocobase/kind-of-error';
import { writingInTurn } from '../nocobase/transaction';
import { asOptions, fillVariables } from './fill-variables';
import { apiBaseUrlOf, trimmed } from './form-options';
import { writeSecret } from './secret-store';

/**
 * Moves secrets that lie in the options, as versions before the store left them, into the store. Each authenticator is one
 * transaction, which looks again before it writes: what was interrupted or happens on two nodes at once moves once.
 * A failure is logged: it costs the sign-in with WeCom, not the start of NocoBase.
 */
export async function moveSecrets(app: Application): Promise<void> {
  // The update that makes the table loads the application again.
  const isReady = await app.db.getCollection('wecomSecrets').existsInDb();
  for (const id of isReady ? await findLeft(app) : []) {
    try {
      await writingInTurn(app.db, (transaction) => moveSecret(app, id, transaction));
    } catch (error) {
      app.log.error('A WeCom secret could not be moved out of the options', { problem: kindOfError(error) });
    }
  }
}

async function findLeft({ db }: Application): Promise<number[]> {
  const rows = (await db.getRepository('authenticators').find({ filter: { authType: AUTH_TYPE } })) as Model[];
  return rows.filter((row) => 'secret' in asOptions(row.get('options'))).map((row) => Number(row.get('id')));
}

async function moveSecret(app: Application, id: number, transaction: Transaction): Promise<void> {
  const { model } = app.db.getCollection('authenticators');
  const row = await model.findByPk<Model>(id, { transaction, lock: transaction.LOCK.UPDATE });
  const { secret, ...options } = asOptions(row?.get('options'));
  if (!row || secret === undefined) {
    return;
  }
  const text = trimmed(secret);
  if (text) {
    // Options that name no API cannot be used before they are mended, and then it is another one.
    const apiBaseUrl = apiBaseUrlOf(fillVariables(app, options)) ?? '';
    await writeSecret(app, text, { authenticator: String(row.get('name')), kind: 'app', apiBaseUrl }, transaction);
  }
  // Without hooks: options that do not work any more are moved all the same.
  await row.update({ options }, { transaction, hooks: false, silent: true });
}
