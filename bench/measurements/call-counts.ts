import { atOnce } from '../../tools/at-once';
import type { BenchWorld } from '../support/bench-world';
import { AUTHENTICATOR } from '../support/bench-company';
import { type Findings, targetRow } from '../support/measurement';
import { comeBack, complete, nextMember, signInInClient } from '../support/sign-in';
import type { Calls } from '../support/simulator';

const CROWD = 500;
/** Long enough for all of the crowd to arrive while the access token is on its way, in milliseconds. */
const TOKEN_TAKES_MS = 3_000;

/** Calls to WeCom's server API, as the simulator received them. */
export async function callCounts(world: BenchWorld): Promise<Findings> {
  const linked = async (flow: 'in-app' | 'web') => complete(world, await comeBack(world, nextMember(), flow));
  const inApp = await callsDuring(world, () => linked('in-app'));
  const web = await callsDuring(world, () => linked('web'));
  const first = await callsDuring(world, () => signInInClient(world, world.nextNewcomer()));
  const crowd = await callsOfCrowd(world);
  const tokens = crowd['gettoken'] ?? 0;
  const crowdCalls = `${tokens} gettoken, ${sum(crowd) - tokens} others`;
  return {
    rows: [
      targetRow('WeCom calls, linked, inside WeCom', '2', String(sum(inApp)), sum(inApp) === 2),
      targetRow('WeCom calls, linked, web', '2', String(sum(web)), sum(web) === 2),
      targetRow('WeCom calls, first sign-in with consent', '≤ 4', String(sum(first)), sum(first) <= 4),
      targetRow(`gettoken with ${CROWD} sign-ins waiting`, '1', crowdCalls, tokens === 1),
    ],
    figures: { inApp, web, first, crowd },
  };
}

async function callsDuring({ simulator }: BenchWorld, work: () => Promise<unknown>): Promise<Calls> {
  await simulator.takeCalls();
  await work();
  return simulator.takeCalls();
}

/** All of them come back from WeCom when no access token is at hand and a new one takes its time. */
async function callsOfCrowd(world: BenchWorld): Promise<Calls> {
  const everybody = Array.from({ length: CROWD }, nextMember);
  const returned = await atOnce(10, everybody, (member) => comeBack(world, member, 'in-app'));
  await useAnotherHost(world);
  await world.simulator.delayCalls(TOKEN_TAKES_MS, 'gettoken');
  const calls = await callsDuring(world, () => Promise.all(returned.map((one) => complete(world, one))));
  await world.simulator.delayCalls(0);
  return calls;
}

/** Access tokens are kept for each host: under another name of the same host there is none yet. */
async function useAnotherHost({ api, simulator }: BenchWorld): Promise<void> {
  const [row] = await api.call<{ id: number; options: object }[]>('authenticators:list', {
    filter: { name: AUTHENTICATOR },
  });
  if (!row) {
    throw new Error('There is no authenticator');
  }
  const apiBaseUrl = simulator.url.replace('127.0.0.1', 'localhost');
  const options = { ...row.options, apiBaseUrl, secret: simulator.app.secret };
  await api.call('authenticators:update', { filterByTk: row.id }, { ...row, enabled: true, options });
}

function sum(calls: Calls): number {
  return Object.values(calls).reduce((total, count) => total + count, 0);
}
