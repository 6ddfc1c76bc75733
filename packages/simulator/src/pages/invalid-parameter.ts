import type { Words } from '../language.js';

/**
 * The text of WeCom's pages about a parameter that they do not take.
 * @param number WeCom's error number, where it shows one
 */
export function invalidParameter(name: string, number?: number): Words {
  const suffix = number === undefined ? '' : ` (${number})`;
  return { en: `Invalid parameter: ${name}${suffix}`, zh: `无效的${name}参数${suffix}` };
}
