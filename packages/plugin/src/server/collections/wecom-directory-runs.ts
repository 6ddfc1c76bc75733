import { defineCollection } from '@nocobase/database';

/** Runs of the directory: the one that is under way, and those of late (directory/run/run-rows.ts). */
export default defineCollection({
  name: 'wecomDirectoryRuns',
  dataCategory: 'business',
  // As NocoBase's own tasks of a source.
  dumpRules: { group: 'third-party' },
  migrationRules: ['schema-only', 'skip'],
  shared: true,
  fields: [
    // Name of the row in NocoBase's `userDataSyncSources`.
    { type: 'string', name: 'source', allowNull: false },
    // The source while the run is under way, then null: the unique index lets one run be under way.
    { type: 'string', name: 'claim', unique: true },
    // One of RunState.
    { type: 'string', name: 'state', length: 20, allowNull: false },
    // One of RunStep.
    { type: 'string', name: 'step', length: 20, allowNull: false },
    // No default, as for all numbers: NocoBase lays the table anew on SQLite at each start.
    { type: 'integer', name: 'done', allowNull: false },
    { type: 'integer', name: 'total', allowNull: false },
    { type: 'date', name: 'startedAt', allowNull: false },
    { type: 'date', name: 'stepStartedAt', allowNull: false },
    { type: 'date', name: 'heartbeatAt', allowNull: false },
    { type: 'date', name: 'waitsUntil' },
    { type: 'date', name: 'cancelRequestedAt' },
    { type: 'date', name: 'endedAt' },
    // Host name of the node.
    { type: 'string', name: 'node', allowNull: false },
    // RunCounts and RunFailure.
    { type: 'json', name: 'counts' },
    { type: 'string', name: 'doubt', length: 50 },
    { type: 'json', name: 'failure' },
  ],
  indexes: [{ fields: ['source', 'startedAt'] }],
});
