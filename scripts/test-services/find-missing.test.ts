import { expect, test } from 'vitest';
import { findMissing, helpFor } from './find-missing';

const there = { name: 'nginx', check: () => Promise.resolve(), help: 'apt-get install nginx' };
const gone = {
  name: 'MariaDB',
  check: () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:3306')),
  help: 'apt-get install mariadb-server\n\nAnother server: MYSQL_HOST',
};

test('finds nothing missing where all services can be used', async () => {
  expect(await findMissing([there, there])).toEqual([]);
});

test('names each service that cannot be used, why, and what to run', async () => {
  expect(helpFor(await findMissing([there, gone]))).toBe(`These tests need PostgreSQL, MariaDB, Redis and nginx.

MariaDB cannot be used: connect ECONNREFUSED 127.0.0.1:3306

  apt-get install mariadb-server

  Another server: MYSQL_HOST`);
});
