import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Collections of ours, and the one file that reads and writes each. */
const OWNERS = {
  wecomLinks: 'users/link-rows.ts',
  wecomRefusals: 'users/refusals.ts',
  wecomClosedUsers: 'closed-users/closings.ts',
  wecomTouchedUsers: 'closed-users/touched-users.ts',
  wecomOwnershipFiles: 'setup/ownership-files/stored-files.ts',
  wecomDirectoryDepartments: 'directory/stored/department-rows.ts',
  wecomDirectoryMembers: 'directory/stored/member-rows.ts',
  wecomDirectoryMemberships: 'directory/stored/membership-rows.ts',
  wecomDirectoryRuns: 'directory/run/run-rows.ts',
  wecomDirectoryFindings: 'directory/run/finding-rows.ts',
  wecomDirectoryDecisions: 'directory/run/decision-rows.ts',
};

/** Names those that no client sees, and reads none. */
const HIDES = 'nocobase/hide-collections.ts';

const SOURCES = fs
  .readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('collections/') && file !== HIDES,
  )
  .map((file) => ({ file, text: fs.readFileSync(path.join(import.meta.dirname, file), 'utf8') }));

test.each(Object.entries(OWNERS))('%s is named in %s alone', (collection, owner) => {
  const naming = SOURCES.filter(({ text }) => new RegExp(`['"\`]${collection}\\b`).test(text));

  expect(naming.map(({ file }) => file).filter((file) => file !== HIDES)).toEqual([owner]);
});
