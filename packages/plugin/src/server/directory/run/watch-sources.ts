import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { DIRECTORY_SOURCE_TYPE } from '../../../shared/auth-type';
import { CodedError } from '../../errors';
import { removeDecisionsOf } from './decision-rows';
import { otherSourceOf } from './find-sources';
import { forgetRunsOf } from './forget-old-runs';
import { checkedOptions } from './read-source';

type SaveOptions = { transaction?: Transaction | null };

/**
 * Watches every save of a source of ours, by whatever way it comes: refuses what cannot work. What was written hangs on its
 * name. What a run writes about it goes with it.
 */
export function watchSources({ db }: Application): void {
  db.on('userDataSyncSources.beforeSave', (model: Model, { transaction = null }: SaveOptions) =>
    checkSave(db, model, transaction),
  );
  db.on('userDataSyncSources.afterDestroy', async (model: Model, { transaction = null }: SaveOptions) => {
    if (isOurs(model)) {
      const name = String(model.get('name'));
      await forgetRunsOf(db, name, transaction);
      await removeDecisionsOf(db, name, transaction);
    }
  });
}

async function checkSave(db: Database, model: Model, transaction: Transaction | null): Promise<void> {
  if (!isOurs(model)) {
    return;
  }
  const name = String(model.get('name'));
  if (!model.isNewRecord && model.previous('name') !== name) {
    throw new CodedError('wecom_directory_source_renamed');
  }
  const { authenticator } = checkedOptions(model.get('options'));
  const other = await otherSourceOf(db, authenticator, name, transaction);
  if (other !== undefined) {
    throw new CodedError('wecom_directory_authenticator_taken', {}, { source: other });
  }
}

function isOurs(model: Model): boolean {
  return model.get('sourceType') === DIRECTORY_SOURCE_TYPE;
}
