'use strict';

const { DatabaseSync } = require('@photostructure/sqlite');
const { toSqlite3Error } = require('./errors');
const { toBoundValues, toRow } = require('./values');
const { waitWhileBusy } = require('./wait-while-busy');

/** A default of node-sqlite3 that `node:sqlite` has not. */
const OPTIONS = { enableForeignKeyConstraints: false, enableDoubleQuotedStringLiterals: true, timeout: 0 };

const COMMIT = /^\s*(commit|end)\b/i;

/** The `this` of callbacks. Sequelize reads `lastID` and `changes`, and recognises it by the class's name. */
class Statement {
  /** Calls back outside the queue's promise, so that an error in the callback is not taken for one of the statement. */
  report(callback, error, rows) {
    if (callback) {
      setImmediate(() => callback.call(this, error, rows));
    }
  }
}

/** A connection to a SQLite database. Its statements run one after another, in the order of the calls. */
class Database {
  #connection;
  #lastJob = Promise.resolve();
  /** Whether this connection holds a lock by something it did since its transaction began. */
  #holdsLock = false;

  /**
   * @param {string} filename path of the file, or `:memory:`
   * @param {number} mode ignored: files are opened for reading and writing, and created
   * @param {(error: Error | null) => void} [callback] told whether the database was opened
   */
  constructor(filename, mode, callback) {
    this.filename = filename;
    let failure = null;
    try {
      this.#connection = new DatabaseSync(filename, OPTIONS);
    } catch (error) {
      failure = toSqlite3Error(error);
    }
    if (callback) {
      setImmediate(callback, failure);
    }
  }

  /** Runs the callback at once: statements are always serialized. */
  serialize(callback) {
    callback();
  }

  /** Executes one statement. In the callback, `this.lastID` and `this.changes` tell what it did. */
  run(sql, ...rest) {
    const { parameters, callback } = splitArguments(rest);
    return this.#enqueue(sql, callback, (statement) => {
      const result = this.#connection.prepare(sql).run(...parameters);
      Object.assign(statement, { lastID: Number(result.lastInsertRowid), changes: result.changes });
    });
  }

  /** Executes one statement and hands its rows to the callback. */
  all(sql, ...rest) {
    const { parameters, callback } = splitArguments(rest);
    return this.#enqueue(sql, callback, () =>
      this.#connection
        .prepare(sql)
        .all(...parameters)
        .map(toRow),
    );
  }

  /** Executes any number of statements without parameters. */
  exec(sql, callback) {
    return this.#enqueue(sql, callback, () => this.#connection.exec(sql));
  }

  /** Closes the connection when all earlier statements are done. */
  close(callback) {
    return this.#enqueue('', callback, () => this.#connection.close());
  }

  #enqueue(sql, callback, action) {
    const statement = new Statement();
    const perform = async () => {
      try {
        const rows = await this.#execute(sql, () => action(statement));
        statement.report(callback, null, rows);
      } catch (error) {
        statement.report(callback, toSqlite3Error(error));
      }
    };
    this.#lastJob = this.#lastJob.then(perform);
    return this;
  }

  async #execute(sql, action) {
    const inTransactionBefore = this.#connection.isTransaction;
    // A transaction that has read and then wants to write cannot wait: the other writer waits for it to end.
    const mayWait = () => !this.#holdsLock || COMMIT.test(sql);
    const rows = await waitWhileBusy(action, mayWait);
    this.#holdsLock = inTransactionBefore && this.#connection.isOpen && this.#connection.isTransaction;
    return rows;
  }
}

function splitArguments(rest) {
  const callback = typeof rest.at(-1) === 'function' ? rest.at(-1) : undefined;
  const [parameters = []] = rest.filter((argument) => argument !== callback);
  return { parameters: toBoundValues(parameters), callback };
}

module.exports = { Database };
