/**
 * What NocoBase calls a source of ours among its sync sources. Another plugin's must never be taken for one. Alone in its
 * file, since every page loads it.
 */
export const DIRECTORY_SOURCE_TYPE = 'wecom-directory';
