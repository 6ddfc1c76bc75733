import { defineCollection } from '@nocobase/database';

/**
 * The rows of NocoBase's departments and users that a source has written: only these are ever taken back
 * (docs/adr/0024-own-directory-writer.md).
 */
export default defineCollection({
  name: 'wecomDirectoryMemberships',
  dataCategory: 'business',
  // As NocoBase's own rows.
  dumpRules: 'required',
  migrationRules: ['schema-only'],
  timestamps: false,
  fields: [
    // Name of the row in NocoBase's list of sources.
    { type: 'string', name: 'source', allowNull: false },
    { type: 'belongsTo', name: 'user', target: 'users', foreignKey: 'userId', onDelete: 'CASCADE' },
    // Identity.
    { type: 'string', name: 'department', allowNull: false },
    // As WeCom told it.
    { type: 'boolean', name: 'isOwner', allowNull: false },
  ],
  indexes: [{ unique: true, fields: ['source', 'userId', 'department'] }, { fields: ['userId'] }],
});
