import { AUTH_TYPE } from '../../shared/auth-type';
import type { Next, RequestContext } from '../request-context';

/** A stored text that names a variable or secret of NocoBase instead of holding one. */
const TEMPLATE = /^\s*\{\{[^{}]*\}\}\s*$/;

/** The resources whose requests may hold `options.secret`: saves, and tests of what is not saved yet. */
const WITH_SECRETS: readonly unknown[] = ['authenticators', 'wecom'];

interface AuthenticatorReply {
  authType?: unknown;
  options?: Record<string, unknown>;
}

/**
 * Keeps secrets out of replies, logs and audit records: NocoBase answers reads and saves of authenticators with the
 * secret in clear, after a save even with the value behind a variable; it logs the values of a save when it has answered,
 * and audits its body.
 */
export async function concealSecret(ctx: RequestContext, next: Next): Promise<void> {
  if (!WITH_SECRETS.includes(ctx.action.resourceName)) {
    return next();
  }
  try {
    await next();
  } finally {
    ctx.request.body = concealInSave(ctx.request.body);
    ctx.action.params['values'] = concealInSave(ctx.action.params['values']);
  }
  if (ctx.body && typeof ctx.body === 'object') {
    ctx.body = concealIn(ctx.body);
  }
}

// An update need not name the type, so every `options.secret` goes.
function concealInSave(body: unknown): unknown {
  const { options } = (body ?? {}) as { options?: unknown };
  return typeof options === 'object' && options !== null
    ? { ...(body as object), options: withoutSecret(options as Record<string, unknown>) }
    : body;
}

function concealIn(body: unknown): unknown {
  if (Array.isArray(body)) {
    return body.map(concealIn);
  }
  const plain = asPlain(body);
  if (Array.isArray(plain['rows'])) {
    return { ...plain, rows: plain['rows'].map(concealIn) };
  }
  return isOurs(plain) ? { ...plain, options: withoutSecret(plain.options ?? {}) } : body;
}

function asPlain(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  const { toJSON } = value as { toJSON?: () => unknown };
  return (toJSON ? toJSON.call(value) : value) as Record<string, unknown>;
}

function isOurs(plain: Record<string, unknown>): plain is Record<string, unknown> & AuthenticatorReply {
  return plain['authType'] === AUTH_TYPE && typeof plain['options'] === 'object';
}

function withoutSecret({ secret, ...shown }: Record<string, unknown>): Record<string, unknown> {
  return typeof secret === 'string' && TEMPLATE.test(secret) ? { ...shown, secret } : shown;
}
