import { defineCollection } from '@nocobase/database';

/**
 * What administrators decided about findings, until a run has carried it out (directory/run/decision-rows.ts).
 */
export default defineCollection({
  name: 'wecomDirectoryDecisions',
  dataCategory: 'business',
  dumpRules: { group: 'third-party' },
  migrationRules: ['schema-only', 'skip'],
  shared: true,
  fields: [
    { type: 'string', name: 'source', allowNull: false },
    // `member` or `department`.
    { type: 'string', name: 'subject', length: 20, allowNull: false },
    // `corpId/id` in lower case.
    { type: 'string', name: 'identity', allowNull: false },
    // One of DECISIONS.
    { type: 'string', name: 'kind', length: 20, allowNull: false },
    // The user who is adopted.
    { type: 'bigInt', name: 'userId' },
    // Accepted with others, not looked at singly.
    { type: 'boolean', name: 'inList', allowNull: false },
    { type: 'bigInt', name: 'decidedBy' },
  ],
  indexes: [{ unique: true, fields: ['source', 'subject', 'identity'] }],
});
