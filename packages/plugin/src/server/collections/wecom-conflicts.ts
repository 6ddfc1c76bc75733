import { defineCollection } from '@nocobase/database';

/**
 * Members whose phone number is in doubt, for those who manage users. A row goes when the member is linked, and when an
 * administrator says that the link is right. The number itself is not kept (docs/adr/0011-linking-is-bound-to-a-session.md).
 */
export default defineCollection({
  name: 'wecomConflicts',
  dataCategory: 'business',
  dumpRules: { group: 'user' },
  migrationRules: ['schema-only', 'skip'],
  shared: true,
  fields: [
    { type: 'string', name: 'authenticator', allowNull: false },
    // As in wecomLinks.
    { type: 'string', name: 'identity', allowNull: false },
    { type: 'string', name: 'memberName', defaultValue: '' },
    // One of ConflictReason.
    { type: 'string', name: 'reason', allowNull: false },
    { type: 'string', name: 'maskedPhone', allowNull: false },
    // Tells the number again without keeping it (users/phone-digest.ts).
    { type: 'string', name: 'phoneDigest', defaultValue: '' },
    // Ids of the users with the phone number at the last try.
    { type: 'json', name: 'candidateIds', defaultValue: [] },
    { type: 'date', name: 'lastAt', allowNull: false },
  ],
  indexes: [{ unique: true, fields: ['authenticator', 'identity'] }],
});
