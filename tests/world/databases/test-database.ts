/** A database for tests: what NocoBase connects with, and how to remove it. */
export interface TestDatabase {
  options: DatabaseOptions;
  remove(): Promise<void>;
}

/** What NocoBase connects with, e.g. `{ dialect: 'sqlite', storage: 'db.sqlite' }`. */
export type DatabaseOptions = Record<string, string | number>;

/** A kind of database that NocoBase can run on. */
export interface DatabaseKind {
  /** Makes an empty database that nobody else uses. */
  create(): Promise<TestDatabase>;
  /** The same with everything that another database holds, to which nothing is connected. */
  copy(original: DatabaseOptions): Promise<TestDatabase>;
}
