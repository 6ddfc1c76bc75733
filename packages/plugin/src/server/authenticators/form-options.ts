import type { Application } from '@nocobase/server';
import { type ExistingPhones, readExistingPhones, WECOM_HOSTS } from '../../shared/options';
import { parseBaseUrl, parseOrigin } from '../../shared/option-shapes';
import { asOptions, fillVariables } from './fill-variables';

/** Options as they stand in the form. Each may be wrong by itself: that spoils only the checks that need it. */
export interface FormOptions {
  corpId: string;
  agentId: string;
  secret: string;
  origin: { typed: string; /** Undefined when it is malformed. */ normal: string | undefined };
  /** In normal form; undefined when it is malformed. */
  apiBaseUrl: string | undefined;
  autoSignIn: boolean;
  existingPhones: ExistingPhones;
  autoSignUp: boolean;
}

/**
 * Reads options that nobody has judged yet.
 * @param options as they are stored or typed; variables and secrets are filled in
 */
export function readFormOptions(app: Application, options: unknown): FormOptions {
  const filled = fillVariables(app, options);
  const origin = trimmed(filled['origin']);
  return {
    corpId: trimmed(filled['corpId']),
    agentId: trimmed(filled['agentId']),
    secret: trimmed(filled['secret']),
    origin: { typed: origin, normal: parseOrigin(origin) },
    apiBaseUrl: apiBaseUrlOf(filled),
    autoSignIn: asOptions(filled['public'])['autoSignIn'] === true,
    autoSignUp: asOptions(filled['public'])['autoSignUp'] === true,
    existingPhones: readExistingPhones(filled['existingPhones']),
  };
}

/**
 * The WeCom API that options name, in normal form: however it is spelled, and WeCom's own when it is left out.
 * @param options with variables filled in
 * @returns undefined when it is malformed
 */
export function apiBaseUrlOf(options: Record<string, unknown>): string | undefined {
  return parseBaseUrl(trimmed(options['apiBaseUrl']) || WECOM_HOSTS.apiBaseUrl);
}

/** A text as it is meant: without blanks around it, empty when it is none. */
export function trimmed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
