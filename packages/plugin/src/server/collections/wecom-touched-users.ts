import { defineCollection } from '@nocobase/database';

/**
 * Users whose departments have changed past NocoBase's own actions: each node forgets what it has cached of them. Kept for an
 * hour. No action of its own reads or writes it (nocobase/hide-collections.ts).
 */
export default defineCollection({
  name: 'wecomTouchedUsers',
  dataCategory: 'system',
  dumpRules: 'skipped',
  migrationRules: ['schema-only', 'skip'],
  // As NocoBase's users, whom the rows are about.
  shared: true,
  timestamps: false,
  fields: [
    // No foreign key: the row says nothing that must not outlive the user by an hour.
    { type: 'bigInt', name: 'userId', allowNull: false },
    { type: 'date', name: 'touchedAt', allowNull: false },
  ],
  indexes: [{ fields: ['touchedAt'] }],
});
