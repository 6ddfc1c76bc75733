import type { BenchWorld } from '../support/bench-world';
import { interleave } from '../support/interleave';
import { type Findings, plainRow, targetRow } from '../support/measurement';
import { comeBack, complete, nextMember, signInByPassword } from '../support/sign-in';
import { describe, median } from '../support/statistics';

const ROUNDS = 12;
const SIGN_INS_A_ROUND = 20;
const TARGET = 1;

/** What one sign-in costs the server, in milliseconds. */
interface Cost {
  cpuMs: number;
  /** Time until the answers, of all requests of the sign-in together. */
  timeMs: number;
}

/**
 * One warm web sign-in of a linked member against NocoBase's own password sign-in of the same users, one after the other.
 * Ours counts both requests that NocoBase answers, `wecom:authorize` and `auth:signIn`; the password's is `auth:signIn` alone.
 */
export async function signInCost(world: BenchWorld): Promise<Findings> {
  const ours = () => costOf(world, () => signInOnWeb(world));
  const byPassword = () => costOf(world, () => signInByPassword(world, nextMember()));
  const { one, other } = await interleave(ROUNDS, ours, byPassword);
  const cpuRatio = ratio(one, other, 'cpuMs');
  const timeRatio = ratio(one, other, 'timeMs');
  return {
    rows: [
      targetRow(
        'CPU of a web sign-in / of a password sign-in',
        `≤ ${TARGET.toFixed(1)}`,
        cpuRatio.toFixed(2),
        cpuRatio <= TARGET,
      ),
      plainRow('  CPU, web sign-in (two requests)', describeCost(one, 'cpuMs')),
      plainRow('  CPU, password sign-in', describeCost(other, 'cpuMs')),
      plainRow('  server time, web / password', timeRatio.toFixed(2)),
      plainRow('  server time, web sign-in (two requests)', describeCost(one, 'timeMs')),
      plainRow('  server time, password sign-in', describeCost(other, 'timeMs')),
    ],
    figures: { ours: one, byPassword: other, cpuRatio, timeRatio },
  };
}

async function signInOnWeb(world: BenchWorld): Promise<number> {
  const returned = await comeBack(world, nextMember(), 'web');
  return returned.authorizeMs + (await complete(world, returned));
}

async function costOf(world: BenchWorld, signIn: () => Promise<number>): Promise<Cost> {
  const before = await world.usage();
  let timeMs = 0;
  for (let done = 0; done < SIGN_INS_A_ROUND; done += 1) {
    timeMs += await signIn();
  }
  const { cpuMs } = await world.usage();
  return { cpuMs: (cpuMs - before.cpuMs) / SIGN_INS_A_ROUND, timeMs: timeMs / SIGN_INS_A_ROUND };
}

function ratio(one: Cost[], other: Cost[], figure: keyof Cost): number {
  return median(one.map((cost) => cost[figure])) / median(other.map((cost) => cost[figure]));
}

function describeCost(costs: Cost[], figure: keyof Cost): string {
  return describe(
    costs.map((cost) => cost[figure]),
    'ms',
  );
}
