const VARIABLES: Record<string, string> = {
  dialect: 'DB_DIALECT',
  storage: 'DB_STORAGE',
  host: 'DB_HOST',
  port: 'DB_PORT',
  username: 'DB_USER',
  password: 'DB_PASSWORD',
  database: 'DB_DATABASE',
};

/**
 * The environment variables with which a NocoBase process uses a database.
 *
 * @param options what Sequelize connects with, e.g. `{ dialect: 'sqlite', storage: 'db.sqlite' }`
 */
export function databaseEnvironment(options: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [VARIABLES[name] ?? name, String(value)]));
}
