import type { Application } from '@nocobase/server';
import type { SourceOptions } from '../../../shared/directory';
import { readCurrentAuthenticator } from '../../authenticators/current';
import { weComAppOf } from '../../authenticators/wecom-of';
import { CodedError } from '../../errors';
import type { WeComApp } from '../../wecom/app';
import type { DirectoryOptions } from '../plan/facts';
import { findSources, otherSourceOf } from './find-sources';
import type { Source } from '../stored/read-stored';
import { InvalidSourceOptionError, parseSourceOptions } from './source-options';

/** A source with everything that a run of it goes by. */
export interface DirectorySource extends Source {
  corpId: string;
  options: DirectoryOptions;
  wecom: WeComApp;
}

/**
 * Reads a source that is saved and switched on.
 * @throws CodedError wecom_directory_source_unavailable, and those of `readSource`
 */
export async function readSavedSource(app: Application, name: string): Promise<DirectorySource> {
  const [row] = await findSources(app.db, { name });
  // MariaDB takes capital and small letters for the same.
  if (!row?.enabled || row.name !== name) {
    throw new CodedError('wecom_directory_source_unavailable');
  }
  return readSource(app, name, row.options);
}

/**
 * Reads a source with options that need not be saved, with its authenticator as it is right now.
 * @throws CodedError wecom_directory_option_invalid, wecom_directory_authenticator_taken, and those of
 *   `readCurrentAuthenticator`
 */
export async function readSource(app: Application, name: string, stored: unknown): Promise<DirectorySource> {
  const asked = checkedOptions(stored);
  const other = await otherSourceOf(app.db, asked.authenticator, name);
  if (other !== undefined) {
    throw new CodedError('wecom_directory_authenticator_taken', {}, { source: other });
  }
  const { options } = await readCurrentAuthenticator({ app, db: app.db }, asked.authenticator);
  const { departments, createUsers, leavers, authenticator } = asked;
  const { profile, existingPhones, credentials } = options;
  return {
    name,
    authenticator,
    corpId: credentials.corpId,
    options: { departments, createUsers, leavers, profile, existingPhones },
    wecom: weComAppOf(app, options),
  };
}

/** @throws CodedError wecom_directory_option_invalid */
export function checkedOptions(stored: unknown): SourceOptions {
  try {
    return parseSourceOptions(stored);
  } catch (error) {
    throw error instanceof InvalidSourceOptionError
      ? new CodedError('wecom_directory_option_invalid', {}, { option: error.field })
      : error;
  }
}
