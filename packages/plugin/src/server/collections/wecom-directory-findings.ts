import { defineCollection } from '@nocobase/database';

/**
 * What runs of the directory said about members and departments (directory/run/finding-rows.ts). Who stayed as they are has
 * no row.
 */
export default defineCollection({
  name: 'wecomDirectoryFindings',
  dataCategory: 'business',
  dumpRules: { group: 'third-party' },
  migrationRules: ['schema-only', 'skip'],
  shared: true,
  timestamps: false,
  fields: [
    { type: 'bigInt', name: 'runId', allowNull: false },
    { type: 'string', name: 'source', allowNull: false },
    // `member` or `department`.
    { type: 'string', name: 'subject', length: 20, allowNull: false },
    // `corpId/id` in lower case.
    { type: 'string', name: 'identity', allowNull: false },
    { type: 'string', name: 'name', defaultValue: '' },
    // One of MemberFinding or DepartmentFinding.
    { type: 'string', name: 'kind', length: 30, allowNull: false },
    { type: 'bigInt', name: 'userId' },
    // FindingDetails.
    { type: 'json', name: 'details' },
  ],
  indexes: [{ unique: true, fields: ['runId', 'subject', 'identity'] }, { fields: ['runId', 'kind'] }],
});
