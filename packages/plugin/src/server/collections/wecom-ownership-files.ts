import { defineCollection } from '@nocobase/database';

/**
 * The files that prove to WeCom whose domain this site's is. A file holds nothing but the 16 characters of its name, so the
 * name is all there is to store (docs/adr/0012-ownership-file.md).
 */
export default defineCollection({
  name: 'wecomOwnershipFiles',
  dataCategory: 'system',
  dumpRules: 'required',
  migrationRules: ['schema-only', 'overwrite'],
  fields: [
    { type: 'string', name: 'name', unique: true, allowNull: false },
    // Removed files are kept in mind: other nodes have copies to delete.
    { type: 'boolean', name: 'removed', allowNull: false, defaultValue: false },
  ],
});
