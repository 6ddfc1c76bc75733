import type { Next, RequestContext } from '../nocobase/request-context';

/** The resources whose requests may hold `options.secret`: saves, and tests of what is not saved yet. */
const WITH_SECRETS = /^(?:(?:.+\.)?authenticators|wecom)$/;

/**
 * Keeps a secret that was just entered out of logs and audit records: NocoBase logs the values of a request when it has
 * answered it, and audits its body. A stored secret stands in no request or reply.
 */
export async function concealEnteredSecret(ctx: RequestContext, next: Next): Promise<void> {
  try {
    await next();
  } finally {
    if (WITH_SECRETS.test(ctx.action.resourceName)) {
      ctx.request.body = conceal(ctx.request.body);
      ctx.action.params['values'] = conceal(ctx.action.params['values']);
    }
  }
}

// Wherever it stands: what is refused for its shape is logged, too.
function conceal(values: unknown): unknown {
  if (Array.isArray(values)) {
    return values.map(conceal);
  }
  if (typeof values !== 'object' || values === null) {
    return values;
  }
  const shown = Object.entries(values).filter(
    ([name, value]) => name !== 'secret' && !(name === 'options' && typeof value === 'string'),
  );
  return Object.fromEntries(shown.map(([name, value]) => [name, conceal(value)]));
}
