import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../language.js';
import { STYLES } from './styles.js';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * The frame of every page of the simulator.
 * @param kind a word for the body's `data-page`, by which scripts and tests know the page
 */
export function page(kind: string, title: string, content: Html, language: Language): Html {
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLES)}
        </style>
      </head>
      <body data-page="${kind}">
        ${content}
      </body>
    </html>`;
}
