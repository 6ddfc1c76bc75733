import { defineCollection } from '@nocobase/database';

/**
 * Who wrote a user's phone number, e-mail address and username, and the value in one form, so that a member's number is
 * found by an index (docs/adr/0016-who-wrote-a-number.md). A row says something only while its value is the user's. No
 * action of its own reads or writes it (nocobase/hide-collections.ts).
 */
export default defineCollection({
  name: 'wecomProfileAuthors',
  dataCategory: 'business',
  dumpRules: { group: 'user' },
  migrationRules: ['schema-only', 'overwrite'],
  // As NocoBase's users, whom the rows are about.
  shared: true,
  timestamps: false,
  fields: [
    { type: 'belongsTo', name: 'user', target: 'users', foreignKey: 'userId', onDelete: 'CASCADE' },
    // One of ProfileField.
    { type: 'string', name: 'field', length: 20, allowNull: false },
    // As keyOf() makes it; as it stands in the user while the writer is `snapshot`.
    { type: 'string', name: 'value', allowNull: false },
    // One of Writer.
    { type: 'string', name: 'writer', length: 20, allowNull: false },
  ],
  indexes: [{ unique: true, fields: ['userId', 'field'] }, { fields: ['field', 'value'] }],
});
