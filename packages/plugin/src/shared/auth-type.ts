/** The authentication type that this plugin adds to NocoBase. */
export const AUTH_TYPE = 'wecom';

/** Name of the package, and so of its translations. */
export const NAMESPACE = 'nocobase-plugin-auth-wecom';

/** What NocoBase calls a source of ours among its sync sources. Another plugin's must never be taken for one. */
export const DIRECTORY_SOURCE_TYPE = 'wecom-directory';
