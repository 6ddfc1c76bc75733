import { mariadb } from '../../tests/world/databases/mariadb';
import { postgres } from '../../tests/world/databases/postgres';
import type { DatabaseKind } from '../../tests/world/databases/test-database';
import { installAsRoot } from '../../tools/debian';
import { findProgram } from '../../tools/find-program';

/** Something that tests need on this machine. */
export interface Service {
  name: string;
  /** Rejects when the service cannot be used. */
  check: () => Promise<void>;
  /** The commands that make it usable on Debian. */
  help: string;
}

export const SERVICES: Service[] = [
  {
    name: 'PostgreSQL',
    check: () => makeDatabase(postgres),
    help: `apt-get install postgresql
service postgresql start
su postgres -c "psql -c \\"ALTER USER postgres PASSWORD 'postgres'\\""
export PGPASSWORD=postgres

Another server or user: PGHOST, PGPORT, PGUSER, PGPASSWORD. The user must be allowed to create databases.`,
  },
  {
    name: 'MariaDB',
    check: () => makeDatabase(mariadb),
    help: `apt-get install mariadb-server
service mariadb start
mariadb -e "ALTER USER root@localhost IDENTIFIED VIA unix_socket OR mysql_native_password USING PASSWORD('')"

Another server or user: MYSQL_HOST, MYSQL_TCP_PORT, MYSQL_USER, MYSQL_PWD. The user must be allowed to create databases.`,
  },
  {
    name: 'Redis',
    check: () => requireProgram('redis-server'),
    help: `apt-get install redis-server

It need not run: tests start one of their own.`,
  },
  {
    name: 'nginx',
    check: () => requireProgram('nginx'),
    help: `apt-get install nginx

It need not run: tests start one of their own.`,
  },
];

async function makeDatabase(kind: DatabaseKind): Promise<void> {
  const database = await kind.create();
  await database.remove();
}

/** As root on Debian the program is installed. */
async function requireProgram(name: 'redis-server' | 'nginx'): Promise<void> {
  if (!findProgram(name)) {
    await installAsRoot(name, [name]);
  }
  if (!findProgram(name)) {
    throw new Error(`${name} is not installed`);
  }
}
