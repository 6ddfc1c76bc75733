import type { BenchWorld } from '../support/bench-world';
import { interleave } from '../support/interleave';
import { type Findings, type Row, plainRow, targetRow } from '../support/measurement';
import { comeBack, complete, nextMember } from '../support/sign-in';
import { describe, median } from '../support/statistics';

/** How long each call of WeCom takes, in milliseconds, and how many sign-ins to time. */
const SETTINGS = [
  { delayMs: 0, rounds: 80 },
  { delayMs: 50, rounds: 40 },
  { delayMs: 300, rounds: 16 },
];
const LIMIT_MS = 25;

/** What the server adds to the time that WeCom itself takes, one sign-in at a time. */
export async function addedLatency(world: BenchWorld): Promise<Findings> {
  const rows: Row[] = [];
  const figures: unknown[] = [];
  const callWeCom = await weComsOwnCalls(world);
  for (const { delayMs, rounds } of SETTINGS) {
    await world.simulator.delayCalls(delayMs);
    const authorizeMs: number[] = [];
    const signIn = async () => {
      const returned = await comeBack(world, nextMember(), 'web');
      authorizeMs.push(returned.authorizeMs);
      return complete(world, returned);
    };
    const { one, other } = await interleave(rounds, signIn, callWeCom);
    const added = median(one) - median(other);
    rows.push(...rowsOf(delayMs, added, one, other, authorizeMs));
    figures.push({ delayMs, added, signInMs: one, weComMs: other, authorizeMs });
  }
  await world.simulator.delayCalls(0);
  return { rows, figures };
}

function rowsOf(delayMs: number, added: number, signIn: number[], weCom: number[], authorize: number[]): Row[] {
  const what = `added to WeCom's own time, each call ${delayMs} ms`;
  return [
    targetRow(what, `≤ ${LIMIT_MS} ms`, `${added.toFixed(1)} ms`, added <= LIMIT_MS),
    plainRow('  auth:signIn / the same calls alone', `${describe(signIn, 'ms')} / ${describe(weCom, 'ms')}`),
    plainRow('  wecom:authorize, which calls nobody', describe(authorize, 'ms')),
  ];
}

/**
 * The two calls of a linked member's sign-in without NocoBase: with Node's `fetch`, as the plugin makes them, and with a
 * valid access token.
 * @returns makes them once and tells how long they took, in milliseconds
 */
async function weComsOwnCalls(world: BenchWorld): Promise<() => Promise<number>> {
  const { corpId, secret } = world.simulator.app;
  const call = async (path: string, query: Record<string, string>) => {
    const response = await fetch(`${world.simulator.url}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`);
    return (await response.json()) as { errcode: number; access_token?: string; userid?: string };
  };
  const { access_token = '' } = await call('gettoken', { corpid: corpId, corpsecret: secret });
  return async () => {
    const { code } = await comeBack(world, nextMember(), 'web');
    const startedAt = performance.now();
    const { userid = '' } = await call('auth/getuserinfo', { access_token, code });
    const { errcode } = await call('user/get', { access_token, userid });
    if (errcode !== 0) throw new Error(`WeCom answered ${errcode}`);
    return performance.now() - startedAt;
  };
}
