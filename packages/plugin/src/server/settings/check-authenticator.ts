import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { InvalidOptionError, parseOptions } from '../options';
import { forgetRefusal } from './last-refusal';
import { SettingsError } from './settings-error';

type StoredOptions = Record<string, unknown> & { public?: { autoSignIn?: boolean } };
type SaveOptions = { transaction?: Transaction | null };

/**
 * Watches every save of an authenticator of ours, by whatever way it comes (form, API, command): keeps the stored
 * secret when none is given, refuses options that cannot work and a second automatic login.
 */
export function watchAuthenticators(app: Application): void {
  app.db.on('authenticators.beforeSave', async (model: Model, { transaction }: SaveOptions) => {
    if (model.get('authType') !== AUTH_TYPE) {
      return;
    }
    const options = withKeptSecret(model);
    model.set('options', options);
    checkOptions(app, options);
    if (options.public?.autoSignIn === true) {
      await checkOnlyAutoSignIn(app.db, model, transaction);
    }
    await forgetRefusal(app, String(model.get('name')));
  });
  app.db.on('authenticators.afterDestroy', async (model: Model, { transaction = null }: SaveOptions) => {
    for (const collection of ['wecomLinks', 'wecomConflicts']) {
      await app.db
        .getRepository(collection)
        .destroy({ filter: { authenticator: String(model.get('name')) }, transaction });
    }
  });
}

function withKeptSecret(model: Model): StoredOptions {
  const options = model.get('options') as StoredOptions;
  const given = typeof options['secret'] === 'string' ? options['secret'].trim() : '';
  const stored = (model.previous('options') ?? {}) as StoredOptions;
  // A stored secret is not sent to another host than the one it was entered for.
  const kept = options['apiBaseUrl'] === stored['apiBaseUrl'] ? stored['secret'] : '';
  return { ...options, secret: given || (kept ?? '') };
}

function checkOptions(app: Application, options: StoredOptions): void {
  try {
    parseOptions(app.environment.renderJsonTemplate(options, { omit: ['public'] }));
  } catch (error) {
    throw error instanceof InvalidOptionError
      ? new SettingsError('wecom_invalid_option', { field: error.field })
      : error;
  }
}

async function checkOnlyAutoSignIn(db: Database, model: Model, transaction: Transaction | null = null): Promise<void> {
  const others = (await db.getRepository('authenticators').find({
    filter: { authType: AUTH_TYPE, name: { $ne: String(model.get('name')) } },
    transaction,
  })) as Model[];
  const first = others.find((other) => (other.get('options') as StoredOptions).public?.autoSignIn === true);
  if (first) {
    throw new SettingsError('wecom_auto_sign_in_taken', { title: String(first.get('title') || first.get('name')) });
  }
}
