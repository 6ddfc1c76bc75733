import type { RunFailure, RunProgress, RunState, RunStep } from '../../shared/directory';

/** A text with its values. */
export interface Text {
  key: string;
  values?: Record<string, string | number>;
}

const RUN_STATES = [
  'running',
  'succeeded',
  'incomplete',
  'failed',
  'cancelled',
  'interrupted',
] as const satisfies readonly RunState[];

const RUN_STEPS = [
  'departments',
  'members',
  'members-alone',
  'compare',
  'missing',
  'write',
  'finish',
] as const satisfies readonly RunStep[];

export function stateKey(state: RunState): string {
  return `directory.state.${state}`;
}

export function stepKey(step: RunStep): string {
  return `directory.step.${step}`;
}

/** How far a step is, in percent; undefined for one that has nothing to count. */
export function percentOf({ done, total }: Pick<RunProgress, 'done' | 'total'>): number | undefined {
  return total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : undefined;
}

/** "12 of 300", where there is something to count. */
export function countText({ done, total }: Pick<RunProgress, 'done' | 'total'>): Text | undefined {
  return total > 1 ? { key: 'directory.progress.count', values: { done, total } } : undefined;
}

const MINUTE_MS = 60_000;

/** "about 3 minutes left", while somebody can tell. */
export function restText({ restMs }: Pick<RunProgress, 'restMs'>): Text | undefined {
  if (restMs === undefined) {
    return undefined;
  }
  if (restMs < MINUTE_MS) {
    return { key: 'directory.progress.under-a-minute' };
  }
  const minutes = Math.round(restMs / MINUTE_MS);
  return minutes === 1
    ? { key: 'directory.progress.a-minute' }
    : { key: 'directory.progress.minutes', values: { minutes } };
}

/** Why a run or a check failed, and what to do next. */
export interface FailureTexts {
  finding: Text;
  advice: Text;
}

/** The failures that the setup assistant finds as well, in its words: those of the codes are for members who sign in. */
const KNOWN_TO_SETUP: Record<string, string> = {
  wecom_wrong_secret: 'check.credentials.wrong-secret',
  wecom_wrong_corp: 'check.credentials.wrong-corp',
  wecom_rate_limited: 'check.credentials.rate-limited',
  wecom_secret_unreadable: 'check.credentials.secret-unreadable',
};

/** Undefined for what has only the text of its code. */
export function failureTexts({ code, errcode, ip }: RunFailure): FailureTexts | undefined {
  if (code === 'wecom_untrusted_ip') {
    return ip === undefined
      ? withAdvice('check.trusted-ip.untrusted-unnamed')
      : withAdvice('check.trusted-ip.untrusted', { ip });
  }
  if (code === 'wecom_unreachable') {
    return withAdvice('directory.failure.unreachable');
  }
  if (code === 'wecom_refused' && errcode !== undefined) {
    return withAdvice('directory.failure.refused', { errcode });
  }
  const known = KNOWN_TO_SETUP[code];
  return known === undefined ? undefined : withAdvice(known);
}

function withAdvice(key: string, values: Text['values'] = {}): FailureTexts {
  return { finding: { key, values }, advice: { key: `${key}.advice`, values } };
}

/** Every text about a run that is not written out where it is shown. */
export function allRunTexts(): string[] {
  const failures = ['directory.failure.unreachable', 'directory.failure.refused'];
  return [
    ...RUN_STATES.map(stateKey),
    ...RUN_STEPS.map(stepKey),
    ...['count', 'under-a-minute', 'a-minute', 'minutes'].map((name) => `directory.progress.${name}`),
    ...failures.flatMap((key) => [key, `${key}.advice`]),
  ];
}
