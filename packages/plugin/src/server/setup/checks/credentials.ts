import type { ResultOf } from '../../../shared/setup';
import type { RefusalReason } from '../../wecom/errcodes';
import type { Answer } from '../ask-wecom';
import type { FormOptions } from '../../authenticators/form-options';

const CHECK = 'credentials';

type Failure = Extract<ResultOf<'credentials'>, { status: 'failed' }>['reason'];

const FAILURES: Partial<Record<RefusalReason, Failure>> = {
  'wrong-corp': 'wrong-corp',
  'wrong-secret': 'wrong-secret',
  'rate-limited': 'rate-limited',
  'system-busy': 'unreachable',
};

/** Whether WeCom accepts corp ID and secret. Also says when WeCom cannot be asked at all. */
export function checkCredentials(answer: Answer, { apiBaseUrl }: FormOptions): ResultOf<'credentials'> {
  const host = apiBaseUrl ? new URL(apiBaseUrl).host : '';
  if (answer.kind === 'not-asked') {
    return { check: CHECK, status: 'failed', reason: answer.obstacle, values: { host } };
  }
  if (answer.kind === 'unreachable') {
    return { check: CHECK, status: 'failed', reason: 'unreachable', values: { host }, ...held(answer) };
  }
  if (answer.kind === 'refused' && answer.about === 'credentials') {
    const reason = FAILURES[answer.reason] ?? 'refused';
    return { check: CHECK, status: 'failed', reason, values: { host }, errcode: answer.errcode, ...held(answer) };
  }
  return { check: CHECK, status: 'passed', reason: 'accepted' };
}

function held({ heldForMs }: { heldForMs?: number | undefined }) {
  return heldForMs === undefined ? {} : { heldForSeconds: Math.ceil(heldForMs / 1000) };
}
