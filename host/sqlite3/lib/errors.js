'use strict';

const PRIMARY_CODES = new Map([
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [8, 'SQLITE_READONLY'],
  [14, 'SQLITE_CANTOPEN'],
  [19, 'SQLITE_CONSTRAINT'],
]);

// The driver leaves the number out of what a query for rows throws. SQLite's own texts tell as much.
const ERRCODES_BY_TEXT = [
  [/^database (table )?is locked/, 5],
  [/constraint failed/, 19],
  [/readonly database/, 8],
];

/**
 * @param {Error & { errcode?: number }} error as the driver throws it
 * @returns {number} SQLite's primary result code; 1 for "some error"
 */
function errcodeOf(error) {
  // Extended codes carry details above the primary one: SQLITE_CONSTRAINT_UNIQUE is 19 | 8 << 8.
  if (error.errcode !== undefined) {
    return error.errcode & 0xff;
  }
  return ERRCODES_BY_TEXT.find(([text]) => text.test(error.message))?.[1] ?? 1;
}

/**
 * Gives an error the form of node-sqlite3: Sequelize tells constraint and busy errors apart by `code` and finds the
 * columns in `message`.
 *
 * @param {Error & { errcode?: number }} error
 * @returns {Error & { code: string, errno: number }}
 */
function toSqlite3Error(error) {
  const errno = errcodeOf(error);
  const code = PRIMARY_CODES.get(errno) ?? 'SQLITE_ERROR';
  return Object.assign(new Error(`${code}: ${error.message}`), { code, errno });
}

module.exports = { errcodeOf, toSqlite3Error };
