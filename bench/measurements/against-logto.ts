import path from 'node:path';
import { openInClient } from '../../packages/simulator/src/player/open-in-client';
import type { Effort, Task } from '../contenders/contender-process';
import type { Setting } from '../contenders/contender';
import { atOnce } from '../../tools/at-once';
import { MEMBERS } from '../support/bench-company';
import type { BenchWorld } from '../support/bench-world';
import { ensureCompetitor } from '../support/ensure-competitor';
import { type Findings, plainRow, targetRow } from '../support/measurement';
import type { SimulatorProcess } from '../support/simulator';
import { describe, median } from '../support/statistics';
import { takeTurns } from '../support/take-turns';
import { type Worker, startWorker } from '../support/worker';

const ROUNDS = 10;
const SIGN_INS_A_ROUND = 200;

/** What one round of a contender took. */
interface Round {
  /** Sign-ins each second. */
  rate: number;
  /** CPU of the contender's process for one sign-in, in milliseconds. */
  cpuMs: number;
  /** Calls that WeCom received for one sign-in. */
  calls: number;
}

/** The part of a sign-in that speaks to WeCom: the plugin's against `@logto/connector-wecom`'s, without NocoBase. */
export async function againstLogto(world: BenchWorld): Promise<Findings> {
  await ensureCompetitor();
  const { simulator } = world;
  const ours = await startContender('ours', world);
  const logto = await startContender('logto', world);
  try {
    const rounds = await takeTurns(ROUNDS, {
      ours: () => playRound(ours, simulator),
      logto: () => playRound(logto, simulator),
    });
    return findings(rounds);
  } finally {
    await Promise.all([ours.stop(), logto.stop()]);
  }
}

function startContender(name: 'ours' | 'logto', { url, simulator }: BenchWorld): Promise<Worker<string>> {
  const { corpId, agentId, secret } = simulator.app;
  const setting: Setting = { url: simulator.url, redirectUri: `${url}/signin`, corpId, agentId, secret };
  const file = path.join(import.meta.dirname, '../contenders/contender-process.ts');
  return startWorker<string>(file, [name, JSON.stringify(setting)]);
}

async function playRound(contender: Worker<string>, simulator: SimulatorProcess): Promise<Round> {
  const addresses = await contender.ask<string[]>({ addresses: SIGN_INS_A_ROUND } satisfies Task);
  const codes = await atOnce(8, addresses, (address) => codeFrom(simulator, address));
  await simulator.takeCalls();
  const { ms, cpuMs } = await contender.ask<Effort>({ codes } satisfies Task);
  const calls = Object.values(await simulator.takeCalls()).reduce((total, count) => total + count, 0);
  return {
    rate: SIGN_INS_A_ROUND / (ms / 1000),
    cpuMs: cpuMs / SIGN_INS_A_ROUND,
    calls: calls / SIGN_INS_A_ROUND,
  };
}

let turn = 0;

async function codeFrom({ url }: SimulatorProcess, address: string): Promise<string> {
  turn += 1;
  const member = MEMBERS[turn % MEMBERS.length];
  if (!member) {
    throw new Error('There are no members');
  }
  return new URL(await openInClient(url, address, member)).searchParams.get('code') ?? '';
}

function findings({ ours, logto }: Record<'ours' | 'logto', Round[]>): Findings {
  const figure = (rounds: Round[], name: keyof Round) => rounds.map((round) => round[name]);
  const rateRatio = median(figure(ours, 'rate')) / median(figure(logto, 'rate'));
  const [ourCalls, theirCalls] = [median(figure(ours, 'calls')), median(figure(logto, 'calls'))];
  return {
    rows: [
      targetRow("sign-ins a second / Logto's", '> 1.0', rateRatio.toFixed(2), rateRatio > 1),
      plainRow('  sign-ins a second, ours', describe(figure(ours, 'rate'), '/s', 0)),
      plainRow('  sign-ins a second, Logto', describe(figure(logto, 'rate'), '/s', 0)),
      plainRow('  CPU of a sign-in, ours', describe(figure(ours, 'cpuMs'), 'ms', 2)),
      plainRow('  CPU of a sign-in, Logto', describe(figure(logto, 'cpuMs'), 'ms', 2)),
      targetRow("WeCom calls per sign-in, against Logto's", `< ${theirCalls}`, String(ourCalls), ourCalls < theirCalls),
    ],
    figures: { ours, logto, rateRatio },
  };
}
