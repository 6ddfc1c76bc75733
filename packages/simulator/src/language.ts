import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Http } from './http.js';

/** The languages of the pages, each by its own name. */
export const LANGUAGES = { en: 'English', zh: '中文' } as const;

export type Language = keyof typeof LANGUAGES;

/** A text in every language. */
export type Words = Readonly<Record<Language, string>>;

/** Keeps the language that a person has chosen in the simulated client. */
export const LANGUAGE_COOKIE = 'wecom_simulator_language';

/** Whether the pages speak it. */
export function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && Object.hasOwn(LANGUAGES, name);
}

/** The language of the simulator's own pages: the chosen one, else what the browser prefers. */
export function languageOf(c: Context<Http>): Language {
  return chosenLanguage(c) ?? (/^zh\b/i.test(c.req.header('accept-language') ?? '') ? 'zh' : 'en');
}

/** The language of the pages that WeCom shows in its client: the client's, and Chinese where there is none. */
export function clientLanguageOf(c: Context<Http>): Language {
  return chosenLanguage(c) ?? 'zh';
}

/** A text that a company's file may give in one language only. */
export function inLanguage(words: string | Words, language: Language): string {
  return typeof words === 'string' ? words : words[language];
}

function chosenLanguage(c: Context<Http>): Language | undefined {
  const chosen = getCookie(c, LANGUAGE_COOKIE);
  return isLanguage(chosen) ? chosen : undefined;
}
