import { defineCollection } from '@nocobase/database';

/**
 * The secrets of authenticators, encrypted with the application's key. It goes wherever
 * `authenticators` goes, and no action reaches it (docs/adr/0017-secrets-apart.md).
 */
export default defineCollection({
  name: 'wecomSecrets',
  dataCategory: 'system',
  // As `authenticators`: a row without the other is of no use.
  dumpRules: { group: 'third-party' },
  migrationRules: ['overwrite', 'schema-only'],
  shared: true,
  fields: [
    { type: 'string', name: 'authenticator', allowNull: false },
    // One of SecretKind.
    { type: 'string', name: 'kind', allowNull: false },
    { type: 'text', name: 'sealed', allowNull: false, hidden: true },
  ],
  indexes: [{ unique: true, fields: ['authenticator', 'kind'] }],
});
