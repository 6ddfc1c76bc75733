import { isDeepStrictEqual } from 'node:util';
import type { Model } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { AUTH_TYPE } from '../../shared/auth-type';
import { CodedError } from '../errors';
import { asOptions, fillVariables } from './fill-variables';
import { apiBaseUrlOf, trimmed } from './form-options';

/** A save of one of our authenticators, as it was asked for. */
export interface Save {
  /** Its name. */
  authenticator: string;
  /** As they will be stored: without the secret. */
  options: Record<string, unknown>;
  /** The same, with variables filled in. */
  filled: Record<string, unknown>;
  /** The WeCom API that they name, in normal form; undefined when it is malformed. */
  apiBaseUrl: string | undefined;
  /** As it was typed; empty to keep the stored one. */
  enteredSecret: string;
  /** Whether it is new, or was of another type until now: nothing that is stored under its name belongs to it. */
  isNewOfOurs: boolean;
  /** Whether a sign-in could end in another way than before. A broken authenticator can be switched off all the same. */
  changesWhatWorks: boolean;
}

/**
 * Reads a save before it is written.
 * @throws CodedError wecom_invalid_option when the secret is no text
 */
export function readSave(app: Pick<Application, 'environment'>, model: Model): Save {
  const { secret, ...options } = asOptions(model.get('options'));
  const { secret: _stored, ...before } = asOptions(model.previous('options'));
  const filled = fillVariables(app, options);
  const enteredSecret = readEntered(secret);
  const isNewOfOurs = model.isNewRecord || model.previous('authType') !== AUTH_TYPE;
  const isSwitchedOn = model.get('enabled') === true && model.previous('enabled') !== true;
  return {
    authenticator: String(model.get('name')),
    options,
    filled,
    apiBaseUrl: apiBaseUrlOf(filled),
    enteredSecret,
    isNewOfOurs,
    changesWhatWorks: isNewOfOurs || isSwitchedOn || enteredSecret !== '' || !isDeepStrictEqual(options, before),
  };
}

function readEntered(secret: unknown): string {
  if (typeof secret === 'object' && secret !== null) {
    throw new CodedError('wecom_invalid_option', {}, { field: 'secret' });
  }
  return trimmed(secret);
}
