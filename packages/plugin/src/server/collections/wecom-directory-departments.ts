import { defineCollection } from '@nocobase/database';

/**
 * The departments that a source has written, with what WeCom told of each (docs/adr/0024-own-directory-writer.md). A row
 * outlives its department: who deleted it by hand does not get it again.
 */
export default defineCollection({
  name: 'wecomDirectoryDepartments',
  dataCategory: 'business',
  // As NocoBase's departments.
  dumpRules: 'required',
  migrationRules: ['overwrite'],
  shared: true,
  fields: [
    // Name of the row in NocoBase's list of sources.
    { type: 'string', name: 'source', allowNull: false },
    // `corpId/id`
    { type: 'string', name: 'identity', allowNull: false },
    // Of NocoBase; no association, since it may be gone.
    { type: 'bigInt', name: 'departmentId', allowNull: false },
    // This and the two below as WeCom told them: of any length, to be compared.
    { type: 'text', name: 'title', allowNull: false },
    // Identity.
    { type: 'string', name: 'parent' },
    { type: 'bigInt', name: 'order', allowNull: false },
    { type: 'boolean', name: 'isGone', allowNull: false },
  ],
  indexes: [{ unique: true, fields: ['source', 'identity'] }],
});
