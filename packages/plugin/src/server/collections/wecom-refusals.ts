import { defineCollection } from '@nocobase/database';

/**
 * Refused sign-ins that wait for an administrator, one row a person and reason
 * (docs/adr/0023-what-is-kept-of-refusals.md). A person's rows go when they are linked. Numbers themselves are not kept.
 */
export default defineCollection({
  name: 'wecomRefusals',
  dataCategory: 'business',
  dumpRules: { group: 'user' },
  migrationRules: ['schema-only', 'skip'],
  shared: true,
  fields: [
    { type: 'string', name: 'authenticator', allowNull: false },
    // As in wecomLinks; empty where the fault is the authenticator's, whoever came.
    { type: 'string', name: 'identity', allowNull: false },
    { type: 'string', name: 'memberName', defaultValue: '' },
    // One of ListedReason.
    { type: 'string', name: 'reason', allowNull: false },
    { type: 'string', name: 'reference', allowNull: false },
    // How often it happened. No default, here and below: for numbers and JSON NocoBase lays the
    // table anew on SQLite at each start, without its indexes.
    { type: 'integer', name: 'tries', allowNull: false },
    { type: 'string', name: 'maskedPhone', defaultValue: '' },
    // Tells the number again without keeping it (users/phone-digest.ts).
    { type: 'string', name: 'phoneDigest', defaultValue: '' },
    // Ids of the users with the phone number at the last try.
    { type: 'json', name: 'candidateIds' },
    { type: 'date', name: 'lastAt', allowNull: false },
  ],
  indexes: [{ unique: true, fields: ['authenticator', 'identity', 'reason'] }, { fields: ['lastAt'] }],
});
