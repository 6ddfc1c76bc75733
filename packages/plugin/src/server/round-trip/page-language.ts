import type { RequestContext } from '../nocobase/request-context';
import type { PageLanguage } from '../wecom/authorize-url';

type Asking = Pick<RequestContext, 'action' | 'get' | 'acceptsLanguages' | 'getCurrentLocale'>;

/**
 * The language of WeCom's page for the person who asks: what they read NocoBase in, as a script's header or the address of
 * a navigation says; else the first of WeCom's languages that the browser accepts; else the language of the server.
 */
export function pageLanguage(ctx: Asking): PageLanguage {
  const { locale } = ctx.action.params;
  const told = ctx.get('X-Locale') || (typeof locale === 'string' && locale);
  if (told) {
    return nearest(told);
  }
  const [accepted] = ctx.acceptsLanguages().filter(isSpoken);
  return nearest(accepted ?? ctx.getCurrentLocale());
}

function isSpoken(locale: string): boolean {
  return /^(zh|en)\b/i.test(locale);
}

// Whoever reads neither Chinese nor English is more likely to manage the latter.
function nearest(locale: string): PageLanguage {
  return /^zh\b/i.test(locale) ? 'zh' : 'en';
}
