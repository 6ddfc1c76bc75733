/** The authentication type that this plugin adds to NocoBase. */
export const AUTH_TYPE = 'wecom';

/** Name of the package, and so of its translations. */
export const NAMESPACE = 'nocobase-plugin-auth-wecom';
