import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchWorld } from '../support/bench-world';
import { type Findings, type Row, plainRow, targetRow } from '../support/measurement';
import type { BenchFlags } from '../support/parse-flags';
import type { Collection, Usage } from '../support/server-probe';
import { comeBack, complete, nextMember } from '../support/sign-in';
import { median, percentile } from '../support/statistics';

const SIGN_INS_AT_ONCE = 16;
/** How long the load rises to saturation, in seconds; the first third only warms up. */
const SATURATION_S = 30;
/** The held heap is looked at this often, in milliseconds. Each look stops NocoBase for a moment, so they are few. */
const LOOK_EVERY_MS = 2 * 60_000;
const P99_LIMIT = 5;
/** Growth of the held heap that counts as flat, from the first look to the last. */
const GROWTH_LIMIT = 1.1;

/** What happened while the load lasted. */
interface Load {
  signIns: SignIn[];
  errors: string[];
  usage: Usage[];
  collections: Collection[];
}

interface SignIn {
  /** Milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  /** Server time (`wecom:authorize` and `auth:signIn`), in milliseconds. */
  ms: number;
}

/** Sign-ins of linked members inside WeCom at half the rate that the server can just bear. */
export async function sustainedLoad(world: BenchWorld, { sustainedMinutes: minutes }: BenchFlags): Promise<Findings> {
  const saturation = await findSaturation(world);
  const rate = saturation / 2;
  const load = await holdRate(world, rate, minutes * 60_000);
  const { signIns, errors, usage } = load;
  const timesMs = signIns.map(({ ms }) => ms);
  const [middle, p99] = [median(timesMs), percentile(timesMs, 0.99)];
  const [first, last] = [usage[0]?.heapBytes ?? NaN, usage.at(-1)?.heapBytes ?? NaN];
  const heaps = usage.map(({ heapBytes }) => (heapBytes / 2 ** 20).toFixed(0)).join(', ');
  const span = `${minutes} min at ${rate.toFixed(1)} sign-ins/s`;
  return {
    rows: [
      targetRow(`errors, ${span}`, '0', `${errors.length} of ${timesMs.length + errors.length}`, errors.length === 0),
      targetRow(
        'p99 / median of the server time',
        `≤ ${P99_LIMIT}`,
        (p99 / middle).toFixed(1),
        p99 <= P99_LIMIT * middle,
      ),
      plainRow(
        '  median, p99, longest',
        [middle, p99, Math.max(...timesMs)].map((ms) => `${ms.toFixed(0)} ms`).join(', '),
      ),
      ...collectionRows(load, middle),
      plainRow('  saturation', `${saturation.toFixed(1)} sign-ins/s, ${SIGN_INS_AT_ONCE} at once`),
      targetRow(
        'heap held, last / first look',
        `≤ ${GROWTH_LIMIT}`,
        (last / first).toFixed(2),
        last <= GROWTH_LIMIT * first,
      ),
      plainRow('  heap held, in MB', heaps),
    ],
    figures: { saturation, rate, minutes, median: middle, p99, ...load },
  };
}

/** How much of the p99 is due to the collections of NocoBase's heap. */
function collectionRows({ signIns, collections }: Load, middle: number): Row[] {
  const met = new Set(
    signIns.filter((one) => collections.some(({ from, to }) => one.startedAt < to && one.endedAt > from)),
  );
  const slow = signIns.filter(({ ms }) => ms > P99_LIMIT * middle);
  const undisturbed = signIns.filter((one) => !met.has(one)).map(({ ms }) => ms);
  return [
    plainRow(
      `  beyond ${P99_LIMIT} times the median`,
      `${slow.length}, ${slow.filter((one) => met.has(one)).length} of them while the heap was collected`,
    ),
    plainRow(
      '  p99 / median of those that met no collection',
      (percentile(undisturbed, 0.99) / median(undisturbed)).toFixed(1),
    ),
    plainRow('  collections of the whole heap', `${collections.length}, ${met.size} sign-ins met one`),
  ];
}

/** @returns sign-ins each second when one follows the other without a pause */
async function findSaturation(world: BenchWorld): Promise<number> {
  const startedAt = performance.now();
  const countFrom = startedAt + (SATURATION_S / 3) * 1000;
  const endsAt = startedAt + SATURATION_S * 1000;
  let done = 0;
  const signInUntilTheEnd = async () => {
    while (performance.now() < endsAt) {
      await signIn(world);
      const now = performance.now();
      if (now >= countFrom && now < endsAt) {
        done += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: SIGN_INS_AT_ONCE }, signInUntilTheEnd));
  return done / ((endsAt - countFrom) / 1000);
}

/** Starts a sign-in at every beat, whether or not the earlier ones have ended, as people do. */
async function holdRate(world: BenchWorld, rate: number, durationMs: number): Promise<Load> {
  const load: Load = { signIns: [], errors: [], usage: [await world.usageAfterCollection()], collections: [] };
  await world.takeCollections();
  const count = Math.max(1, Math.round((rate * durationMs) / 1000));
  const looksApart = Math.round((rate * LOOK_EVERY_MS) / 1000);
  const startedAt = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    await sleep(startedAt + (index * 1000) / rate - performance.now());
    running.push(note(load, signIn(world)));
    if (index > 0 && index % looksApart === 0) {
      running.push(look(world, load));
    }
  }
  await Promise.all(running);
  load.collections = await world.takeCollections();
  load.usage.push(await world.usageAfterCollection());
  return load;
}

async function look(world: BenchWorld, load: Load): Promise<void> {
  load.usage.push(await world.usageAfterCollection());
}

async function note(load: Load, signingIn: Promise<number>): Promise<void> {
  const startedAt = Date.now();
  try {
    const ms = await signingIn;
    load.signIns.push({ startedAt, endedAt: Date.now(), ms });
  } catch (error) {
    load.errors.push(String(error));
  }
}

async function signIn(world: BenchWorld): Promise<number> {
  const returned = await comeBack(world, nextMember(), 'in-app');
  return returned.authorizeMs + (await complete(world, returned));
}
