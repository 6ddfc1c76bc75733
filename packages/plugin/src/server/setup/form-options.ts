import type { Application } from '@nocobase/server';
import { parseBaseUrl, parseOrigin } from '../../shared/option-shapes';
import { WECOM_HOSTS } from '../../shared/wecom-hosts';

/** Options as they stand in the form. Each may be wrong by itself: that spoils only the checks that need it. */
export interface FormOptions {
  corpId: string;
  agentId: string;
  secret: string;
  origin: { typed: string; /** Undefined when it is malformed. */ normal: string | undefined };
  /** In normal form; undefined when it is malformed. */
  apiBaseUrl: string | undefined;
  autoSignIn: boolean;
  autoSignUp: boolean;
}

/**
 * Reads options that nobody has judged yet.
 * @param options as they are stored or typed; variables and secrets are filled in
 */
export function readFormOptions(app: Application, options: Record<string, unknown>): FormOptions {
  const filled = app.environment.renderJsonTemplate(options, { omit: ['public'] }) as Record<string, unknown>;
  const origin = trimmed(filled['origin']);
  const { autoSignIn, autoSignUp } = (filled['public'] ?? {}) as Record<string, unknown>;
  return {
    corpId: trimmed(filled['corpId']),
    agentId: trimmed(filled['agentId']),
    secret: trimmed(filled['secret']),
    origin: { typed: origin, normal: parseOrigin(origin) },
    apiBaseUrl: parseBaseUrl(trimmed(filled['apiBaseUrl']) || WECOM_HOSTS.apiBaseUrl),
    autoSignIn: autoSignIn === true,
    autoSignUp: autoSignUp === true,
  };
}

function trimmed(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
