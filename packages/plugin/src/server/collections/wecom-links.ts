import { defineCollection } from '@nocobase/database';

/**
 * The claim on a link: NocoBase's own `usersAuthenticators` has no unique index on the member, so two first sign-ins at
 * once could link one member twice. The unique indexes here decide that race on every database and every node
 * (docs/adr/0003-unique-links.md). A claim is written in the same transaction as NocoBase's row.
 */
export default defineCollection({
  name: 'wecomLinks',
  dataCategory: 'business',
  dumpRules: { group: 'user' },
  migrationRules: ['schema-only', 'overwrite'],
  shared: true,
  fields: [
    { type: 'string', name: 'authenticator', allowNull: false },
    // `corpId/memberid`: the member id in lower case, since WeCom ignores its case.
    { type: 'string', name: 'identity', allowNull: false },
    // As WeCom told it when the link was made; members are found by it.
    { type: 'string', name: 'memberName', defaultValue: '' },
    // To the hour (users/note-sign-in.ts).
    { type: 'date', name: 'lastSignInAt' },
    { type: 'belongsTo', name: 'user', target: 'users', foreignKey: 'userId', onDelete: 'CASCADE' },
  ],
  indexes: [
    { unique: true, fields: ['authenticator', 'identity'] },
    { unique: true, fields: ['authenticator', 'userId'] },
  ],
});
