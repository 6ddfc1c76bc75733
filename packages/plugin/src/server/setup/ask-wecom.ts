import type { Application } from '@nocobase/server';
import { AGENT_ID, CORP_ID } from '../../shared/option-shapes';
import { weComAppOf } from '../authenticators/wecom-of';
import type { WeComApp } from '../wecom/app';
import { type AppSettings, getAppSettings } from '../wecom/calls/agent';
import type { RefusalReason } from '../wecom/errcodes';
import { WeComRefusedError, WeComUnreachableError } from '../wecom/wecom-error';
import type { Subject } from './subject';

/** Why WeCom was not even asked. */
type Obstacle = 'corp-id-malformed' | 'host-malformed' | 'host-not-saved' | 'secret-missing' | 'secret-unreadable';

/** WeCom's answer about the app that the options name. */
export type Answer =
  | { kind: 'not-asked'; obstacle: Obstacle }
  | { kind: 'unreachable'; heldForMs?: number | undefined }
  /** `about`: what WeCom objects to, as far as can be told. */
  | {
      kind: 'refused';
      about: 'credentials' | 'app';
      reason: RefusalReason;
      errcode: number;
      callerIp: string | undefined;
      /** This is WeCom's last answer: it is not asked again for so many milliseconds. */
      heldForMs?: number | undefined;
    }
  /** Corp ID and secret are accepted, and there is no agent ID to ask for. */
  | { kind: 'no-agent-id' }
  | { kind: 'app'; app: AppSettings };

/** Two clocks at the same moment, in milliseconds since 1970. */
export interface Clocks {
  ours: number;
  theirs: number;
}

/** Refusals of any call that do not speak of the app. */
const NOT_ABOUT_THE_APP: readonly RefusalReason[] = [
  'wrong-secret',
  'wrong-corp',
  'token-refused',
  'rate-limited',
  'system-busy',
];

/** Finds out what the options make of WeCom: one `agent/get`, with a `gettoken` before it when no token is cached. */
export async function askWeCom(app: Application, subject: Subject): Promise<{ answer: Answer; clocks?: Clocks }> {
  const obstacle = obstacleIn(subject);
  if (obstacle) {
    return { answer: { kind: 'not-asked', obstacle } };
  }
  const clocks: Clocks[] = [];
  const answer = await readApp(weComAppFor(app, subject, noteClocks(clocks)), subject);
  const [first] = clocks;
  return { answer, ...(first && answer.kind !== 'unreachable' && { clocks: first }) };
}

/** The app at WeCom that the options of the form name; use it only after `askWeCom` found no obstacle. */
export function weComAppFor(app: Application, { options }: Subject, fetch = globalThis.fetch): WeComApp {
  const { corpId, agentId, secret, apiBaseUrl = '' } = options;
  return weComAppOf(app, { credentials: { corpId, agentId, secret }, hosts: { apiBaseUrl } }, fetch);
}

function obstacleIn({ options, isSecretUnreadable, mayCallApi }: Subject): Obstacle | undefined {
  if (!CORP_ID.test(options.corpId)) {
    return 'corp-id-malformed';
  }
  if (options.apiBaseUrl === undefined) {
    return 'host-malformed';
  }
  if (!mayCallApi) {
    return 'host-not-saved';
  }
  if (isSecretUnreadable) {
    return 'secret-unreadable';
  }
  return options.secret ? undefined : 'secret-missing';
}

async function readApp(wecom: WeComApp, { options }: Subject): Promise<Answer> {
  let about: 'credentials' | 'app' = 'credentials';
  try {
    await wecom.authenticate();
    if (!AGENT_ID.test(options.agentId)) {
      return { kind: 'no-agent-id' };
    }
    about = 'app';
    return { kind: 'app', app: await getAppSettings(wecom) };
  } catch (error) {
    if (error instanceof WeComRefusedError) {
      const { reason, errcode, callerIp, heldForMs } = error;
      return {
        kind: 'refused',
        about: NOT_ABOUT_THE_APP.includes(reason) ? 'credentials' : about,
        reason,
        errcode,
        callerIp,
        heldForMs,
      };
    }
    if (error instanceof WeComUnreachableError) {
      return { kind: 'unreachable', heldForMs: error.heldForMs };
    }
    throw error;
  }
}

function noteClocks(clocks: Clocks[]): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await globalThis.fetch(input, init);
    const theirs = Date.parse(response.headers.get('Date') ?? '');
    if (!Number.isNaN(theirs)) {
      clocks.push({ ours: Date.now(), theirs });
    }
    return response;
  };
}
