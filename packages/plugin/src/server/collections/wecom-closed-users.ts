import { defineCollection } from '@nocobase/database';

/**
 * Users whom nothing lets in (docs/adr/0025-closed-accounts.md). Opening one marks the row: a row that is merely gone opens
 * nobody on a node that has seen it. No action of its own reads or writes it (nocobase/hide-collections.ts).
 */
export default defineCollection({
  name: 'wecomClosedUsers',
  dataCategory: 'business',
  dumpRules: { group: 'user' },
  migrationRules: ['schema-only', 'overwrite'],
  // As NocoBase's users, whom the rows are about.
  shared: true,
  timestamps: false,
  fields: [
    { type: 'belongsTo', name: 'user', target: 'users', foreignKey: 'userId', onDelete: 'CASCADE' },
    // Name of the source that closed the user.
    { type: 'string', name: 'source', allowNull: false },
    // A code; nothing of the person.
    { type: 'string', name: 'reason', allowNull: false },
    { type: 'date', name: 'closedAt', allowNull: false },
    // The run that closed the user; null when it was none.
    { type: 'bigInt', name: 'runId' },
    // An administrator was asked. No default: NocoBase lays the table anew on SQLite for one.
    { type: 'boolean', name: 'confirmed', allowNull: false },
    // Null while the user is closed.
    { type: 'date', name: 'openedAt' },
  ],
  indexes: [{ unique: true, fields: ['userId'] }, { fields: ['source', 'closedAt'] }],
});
