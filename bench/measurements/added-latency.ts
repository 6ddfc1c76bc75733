import type { BenchWorld } from '../support/bench-world';
import { type Findings, type Row, plainRow, targetRow } from '../support/measurement';
import { comeBack, complete, nextMember, signInByPassword } from '../support/sign-in';
import { describe, median } from '../support/statistics';
import { takeTurns } from '../support/take-turns';

/** How long each call of WeCom takes, in milliseconds, and how many sign-ins to time. */
const SETTINGS = [
  { delayMs: 0, rounds: 80 },
  { delayMs: 50, rounds: 40 },
  { delayMs: 300, rounds: 16 },
];
/** Of a password sign-in, which takes NocoBase as long as this machine makes it. */
const LIMIT = 0.5;

/** What one setting gave, in milliseconds for each sign-in. */
interface Times {
  signIn: number[];
  /** The same calls to WeCom, made alone. */
  weCom: number[];
  authorize: number[];
  password: number[];
}

/** What the server adds to the time that WeCom itself takes, one sign-in at a time, against a sign-in with a password. */
export async function addedLatency(world: BenchWorld): Promise<Findings> {
  const rows: Row[] = [];
  const figures: unknown[] = [];
  const callWeCom = await weComsOwnCalls(world);
  for (const { delayMs, rounds } of SETTINGS) {
    await world.simulator.delayCalls(delayMs);
    const authorize: number[] = [];
    const password: number[] = [];
    const signInBothWays = async () => {
      password.push(await signInByPassword(world, nextMember()));
      const returned = await comeBack(world, nextMember(), 'web');
      authorize.push(returned.authorizeMs);
      return complete(world, returned);
    };
    const { signIn, weCom } = await takeTurns(rounds, { signIn: signInBothWays, weCom: callWeCom });
    const times = { signIn, weCom, authorize, password };
    rows.push(...rowsOf(delayMs, times));
    figures.push({ delayMs, ...times });
  }
  await world.simulator.delayCalls(0);
  return { rows, figures };
}

function rowsOf(delayMs: number, { signIn, weCom, authorize, password }: Times): Row[] {
  const added = median(signIn) - median(weCom);
  const ratio = added / median(password);
  const what = `added to WeCom's own time / a password sign-in, each call ${delayMs} ms`;
  return [
    targetRow(what, `≤ ${LIMIT}`, ratio.toFixed(2), ratio <= LIMIT),
    plainRow('  added', `${added.toFixed(1)} ms`),
    plainRow('  auth:signIn / the same calls alone', `${describe(signIn, 'ms')} / ${describe(weCom, 'ms')}`),
    plainRow('  password sign-in', describe(password, 'ms')),
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
    if (errcode !== 0) {
      throw new Error(`WeCom answered ${errcode}`);
    }
    return performance.now() - startedAt;
  };
}
