import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { checkName, checkNotRenamed, checkOnlyAutoSignIn, checkOptions } from './check-authenticator';
import { forgetRefusal } from './last-refusal';
import { readSave } from './read-save';
import { removeSecrets, writeSecret } from './secret-store';

type SaveOptions = { transaction?: Transaction | null };
type Work = (transaction: Transaction | null) => Promise<void>;

/**
 * Watches every save of an authenticator, by whatever way it comes (form, API, command, many at once): refuses what cannot
 * work, and takes the secret out of the options before they are written.
 */
export function watchSaves(app: Application): void {
  // The change of the store that follows once the authenticator is saved.
  const afterSave = new WeakMap<Model, Work>();

  saveOneByOne(app.db);
  app.db.on('authenticators.beforeSave', async (model: Model, { transaction = null }: SaveOptions) => {
    checkNotRenamed(model);
    if (model.get('authType') === AUTH_TYPE) {
      afterSave.set(model, await prepareSave(app, model, transaction));
    } else if (model.previous('authType') === AUTH_TYPE) {
      afterSave.set(model, (inSave) => removeSecrets(app.db, String(model.get('name')), inSave));
    }
  });
  app.db.on('authenticators.afterSave', async (model: Model, { transaction = null }: SaveOptions) => {
    await afterSave.get(model)?.(transaction);
    afterSave.delete(model);
  });
  app.db.on('authenticators.afterDestroy', async (model: Model, { transaction = null }: SaveOptions) => {
    await removeSecrets(app.db, String(model.get('name')), transaction);
  });
}

// Sequelize would write many rows with one statement and tell nobody which.
function saveOneByOne(db: Database): void {
  for (const event of ['beforeBulkUpdate', 'beforeBulkDestroy']) {
    db.on(`authenticators.${event}`, (options: { individualHooks: boolean }) => {
      options.individualHooks = true;
    });
  }
  db.on('authenticators.beforeBulkCreate', (_models: Model[], options: { individualHooks: boolean }) => {
    options.individualHooks = true;
  });
}

async function prepareSave(app: Application, model: Model, transaction: Transaction | null): Promise<Work> {
  const save = readSave(app, model);
  model.set('options', save.options);
  if (save.isNewOfOurs) {
    checkName(save.authenticator);
  }
  if (save.changesWhatWorks) {
    await checkOptions(app, save, transaction);
    await checkOnlyAutoSignIn(app.db, save, transaction);
  }
  await forgetRefusal(app, save.authenticator);
  const { enteredSecret, authenticator, apiBaseUrl = '' } = save;
  return async (inSave) => {
    if (enteredSecret) {
      await writeSecret(app, enteredSecret, { authenticator, kind: 'app', apiBaseUrl }, inSave);
    }
  };
}
