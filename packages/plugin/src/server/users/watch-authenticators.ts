import type { Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { isRenamed } from '../authenticators/check-authenticator';
import { CodedError } from '../errors';
import { forgetRefusals } from './refusals';
import { findLink, removeClaimsOf } from './link-rows';

type SaveOptions = { transaction?: Transaction | null };

/**
 * Keeps links and refusals with their authenticator, on whose name they hang: it keeps the name while it has links, also
 * when it is of another type for a while, and takes them along when it is deleted. A save ends the refusals that had nothing
 * to do with who came. `watchSaves` makes every save a single one.
 * @throws CodedError wecom_authenticator_renamed, from a save
 */
export function watchAuthenticators({ db }: Application): void {
  db.on('authenticators.beforeSave', async (model: Model, { transaction = null }: SaveOptions) => {
    const authenticator = String(model.previous('name'));
    if (isRenamed(model) && (await findLink(db, { authenticator }, transaction))) {
      throw new CodedError('wecom_authenticator_renamed');
    }
  });
  // What kept everybody out may be mended by now; if not, the next who comes is noted again.
  db.on('authenticators.afterSave', async (model: Model, { transaction = null }: SaveOptions) => {
    if (model.get('authType') === AUTH_TYPE) {
      await forgetRefusals(db, { authenticator: String(model.get('name')), identity: '' }, transaction);
    }
  });
  db.on('authenticators.afterDestroy', async (model: Model, { transaction = null }: SaveOptions) => {
    const authenticator = String(model.get('name'));
    await removeClaimsOf(db, authenticator, transaction);
    await forgetRefusals(db, { authenticator }, transaction);
  });
}
