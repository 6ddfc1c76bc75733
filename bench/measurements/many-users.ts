import { postgres } from '../../tests/world/databases/postgres';
import { sqlite } from '../../tests/world/databases/sqlite';
import type { DatabaseKind } from '../../tests/world/databases/test-database';
import { databaseEnvironment } from '../../host/database-environment';
import { PLUGIN_NAME } from '../../tools/paths';
import { type BenchWorld, createAuthenticator, startNocoBase } from '../support/bench-world';
import { newUsername, signInAtFloor } from '../support/floor';
import { type Findings, plainRow, type Row, targetRow } from '../support/measurement';
import { memoryDuring } from '../support/memory-during';
import { gatherStatistics, seedUsers } from '../support/seed-users';
import { signInInClient } from '../support/sign-in';
import { describe, median } from '../support/statistics';
import { takeTurns } from '../support/take-turns';

const KINDS = { SQLite: sqlite, PostgreSQL: postgres };
const FEW = 200;
const MANY = 20_000;
const ROUNDS = 8;
/** What a first sign-in among many may take, against the same among few. */
const LIMIT = 1.15;

/** A world with users, and how the plugin was enabled there. */
interface Enabled {
  world: BenchWorld;
  enabling: Enabling;
  /** The same when everything is known already, as after any restart. */
  enablingAgain: Enabling;
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
  const opened: Closing[] = [];
  try {
    const few = await enableAmong(FEW, kind, opened);
    const many = await enableAmong(MANY, kind, opened);
    const times = await takeTurns(ROUNDS, {
      few: () => firstSignIn(few.world),
      many: () => firstSignIn(many.world),
      floorOfFew: () => signInAtFloor(few.world, newUsername(), { isNew: true }),
      floorOfMany: () => signInAtFloor(many.world, newUsername(), { isNew: true }),
    });
    return findings(name, times, few, many);
  } finally {
    for (const close of opened.toReversed()) {
      await close();
    }
  }
}

type Closing = () => Promise<void>;

/** Enables the plugin among users who were there before. @param opened is given what has to be closed */
async function enableAmong(users: number, kind: DatabaseKind, opened: Closing[]): Promise<Enabled> {
  const database = await kind.create();
  opened.push(() => database.remove());
  const env = databaseEnvironment(database.options);
  const world = await startNocoBase({ plugins: [PLUGIN_NAME], newcomerCount: ROUNDS + 3, withFloor: true, env });
  opened.push(() => world.stop());
  await createAuthenticator(world);
  await disablePlugin(world);
  await seedUsers(database, users);
  const enabling = await enablePlugin(world);
  await gatherStatistics(database);
  await disablePlugin(world);
  return { world, enabling, enablingAgain: await enablePlugin(world) };
}

async function disablePlugin({ api }: BenchWorld): Promise<void> {
  await api.call('pm:disable', { filterByTk: PLUGIN_NAME, awaitResponse: true }, {});
}

async function enablePlugin(world: BenchWorld): Promise<Enabling> {
  let [enableMs, fillMs] = [NaN, NaN];
  const memoryBytes = await memoryDuring(world, async () => {
    const startedAt = performance.now();
    await world.api.call('pm:enable', { filterByTk: PLUGIN_NAME, awaitResponse: true }, {});
    enableMs = performance.now() - startedAt;
    await firstSignIn(world);
    fillMs = performance.now() - startedAt - enableMs;
  });
  return { enableMs, fillMs, memoryBytes };
}

async function firstSignIn(world: BenchWorld): Promise<number> {
  return (await signInInClient(world, world.nextNewcomer())).ms;
}

type Times = Record<'few' | 'many' | 'floorOfFew' | 'floorOfMany', number[]>;

function findings(name: string, times: Times, few: Enabled, many: Enabled): Findings {
  const ratio = median(times.many) / median(times.few);
  const floorRatio = median(times.floorOfMany) / median(times.floorOfFew);
  const what = `${name}: a first sign-in among ${MANY} users / among ${FEW}`;
  return {
    rows: [
      targetRow(what, `≤ ${LIMIT}`, ratio.toFixed(2), ratio <= LIMIT),
      plainRow('  server time', pair(describe(times.many, 'ms'), describe(times.few, 'ms'))),
      plainRow('  the same of the floor with a new user', floorRatio.toFixed(2)),
      ...enablingRows('enabled', few.enabling, many.enabling),
      ...enablingRows('enabled again', few.enablingAgain, many.enablingAgain),
    ],
    figures: { ...times, few: enablingsOf(few), many: enablingsOf(many), ratio, floorRatio },
  };
}

function enablingsOf({ enabling, enablingAgain }: Enabled) {
  return { enabling, enablingAgain };
}

function enablingRows(what: string, few: Enabling, many: Enabling): Row[] {
  return [
    plainRow(`  ${what}: until NocoBase answers`, pair(seconds(many.enableMs), seconds(few.enableMs))),
    plainRow('  from then on until a first sign-in is answered', pair(seconds(many.fillMs), seconds(few.fillMs))),
    plainRow('  memory in addition, meanwhile', pair(megabytes(many.memoryBytes), megabytes(few.memoryBytes))),
  ];
}

function pair(many: string, few: string): string {
  return `${many} / ${few}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
