import { postgres } from '../../tests/world/databases/postgres';
import { sqlite } from '../../tests/world/databases/sqlite';
import type { DatabaseKind } from '../../tests/world/databases/test-database';
import { databaseEnvironment } from '../../host/database-environment';
import { PLUGIN_NAME } from '../../tools/paths';
import { type BenchWorld, createAuthenticator, startNocoBase } from '../support/bench-world';
import { type Findings, plainRow, type Row, targetRow } from '../support/measurement';
import { gatherStatistics, seedUsers } from '../support/seed-users';
import { signInAtFloor, signInInClient } from '../support/sign-in';
import { describe, median } from '../support/statistics';
import { takeTurns } from '../support/take-turns';
import { watchMemory } from '../support/watch-memory';

const KINDS = { SQLite: sqlite, PostgreSQL: postgres };
const FEW = 200;
const MANY = 200_000;
const ROUNDS = 100;
/** What a first sign-in among many may take, against the same among few. */
const LIMIT = 1.15;

/** The plugin as it was enabled among users who were there before. */
interface Enabled {
  world: BenchWorld;
  enabling: Enabling;
  stop(): Promise<void>;
}

/** What it takes to enable the plugin. */
interface Enabling {
  /** Until NocoBase has reloaded itself with the plugin, in milliseconds. */
  enableMs: number;
  /** From then on until a first sign-in is answered, which waits until all users have been looked at. */
  fillMs: number;
  /** What the process took in addition at most, meanwhile. */
  memoryBytes: number;
}

/** First sign-ins of new users among few and among many who were there before the plugin, on each database. */
export async function manyUsers(): Promise<Findings> {
  const rows: Row[] = [];
  const figures: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(KINDS)) {
    const found = await measureOn(name, kind);
    rows.push(...found.rows);
    figures[name] = found.figures;
  }
  return { rows, figures };
}

async function measureOn(name: string, kind: DatabaseKind): Promise<Findings> {
  const few = await enableAmong(FEW, kind);
  try {
    const many = await enableAmong(MANY, kind);
    try {
      const times = await takeTurns(ROUNDS, {
        few: () => firstSignIn(few.world),
        many: () => firstSignIn(many.world),
        floorOfFew: () => signInAtFloor(few.world, nextUsername(), 'Somebody new'),
        floorOfMany: () => signInAtFloor(many.world, nextUsername(), 'Somebody new'),
      });
      return findings(name, times, few.enabling, many.enabling);
    } finally {
      await many.stop();
    }
  } finally {
    await few.stop();
  }
}

/** Installs NocoBase, fills it with users and then enables the plugin, as an administrator does. */
async function enableAmong(users: number, kind: DatabaseKind): Promise<Enabled> {
  const database = await kind.create();
  const env = databaseEnvironment(database.options);
  const world = await startNocoBase({ plugins: [], newcomerCount: ROUNDS + 2, withFloor: true, env });
  await seedUsers(database, users);
  const enabling = await enablePlugin(world);
  await gatherStatistics(database);
  return {
    world,
    enabling,
    stop: async () => {
      await world.stop();
      await database.remove();
    },
  };
}

async function enablePlugin(world: BenchWorld): Promise<Enabling> {
  const memory = await watchMemory(world);
  const startedAt = performance.now();
  await world.api.call('pm:enable', { filterByTk: PLUGIN_NAME, awaitResponse: true }, {});
  const enableMs = performance.now() - startedAt;
  await createAuthenticator(world);
  await firstSignIn(world);
  const fillMs = performance.now() - startedAt - enableMs;
  return { enableMs, fillMs, memoryBytes: await memory.most() };
}

async function firstSignIn(world: BenchWorld): Promise<number> {
  return (await signInInClient(world, world.nextNewcomer())).ms;
}

let madeAtFloor = 0;

function nextUsername(): string {
  madeAtFloor += 1;
  return `floor${madeAtFloor}`;
}

type Times = Record<'few' | 'many' | 'floorOfFew' | 'floorOfMany', number[]>;

function findings(name: string, times: Times, few: Enabling, many: Enabling): Findings {
  const ratio = median(times.many) / median(times.few);
  const floorRatio = median(times.floorOfMany) / median(times.floorOfFew);
  const pair = (one: string, other: string) => `${one} / ${other}`;
  const what = `${name}: a first sign-in among ${MANY} users / among ${FEW}`;
  return {
    rows: [
      targetRow(what, `≤ ${LIMIT}`, ratio.toFixed(2), ratio <= LIMIT),
      plainRow('  server time', pair(describe(times.many, 'ms'), describe(times.few, 'ms'))),
      plainRow('  the same of the floor with a new user', floorRatio.toFixed(2)),
      plainRow('  enabling the plugin', pair(seconds(many.enableMs), seconds(few.enableMs))),
      plainRow('  from then on until a first sign-in is answered', pair(seconds(many.fillMs), seconds(few.fillMs))),
      plainRow('  memory in addition, meanwhile', pair(megabytes(many.memoryBytes), megabytes(few.memoryBytes))),
    ],
    figures: { ...times, few, many, ratio, floorRatio },
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
