import { defineCollection } from '@nocobase/database';

/**
 * The members for whom a source has, or had, a user, with what WeCom told of each
 * (docs/adr/0024-own-directory-writer.md). A row outlives its link, and its user: nobody is made again by mistake.
 */
export default defineCollection({
  name: 'wecomDirectoryMembers',
  dataCategory: 'business',
  // As NocoBase's users.
  dumpRules: { group: 'user' },
  migrationRules: ['schema-only', 'overwrite'],
  shared: true,
  fields: [
    // Name of the row in NocoBase's list of sources.
    { type: 'string', name: 'source', allowNull: false },
    // As in wecomLinks.
    { type: 'string', name: 'identity', allowNull: false },
    { type: 'belongsTo', name: 'user', target: 'users', foreignKey: 'userId', onDelete: 'SET NULL' },
    // `made` or `found`.
    { type: 'string', name: 'origin', length: 20, allowNull: false },
    // This and the three below as WeCom told them: of any length, to be compared.
    { type: 'text', name: 'name' },
    { type: 'text', name: 'mobile' },
    { type: 'text', name: 'email' },
    // Identities, one a line.
    { type: 'text', name: 'departments', allowNull: false },
    // Identity of the department that was written as the user's main one.
    { type: 'string', name: 'main' },
    // One of Departure.
    { type: 'string', name: 'departure', length: 20 },
  ],
  indexes: [{ unique: true, fields: ['source', 'identity'] }, { fields: ['userId'] }],
});
