import type { ResultOf } from '../../../shared/setup';
import type { RefusalReason } from '../../wecom/errcodes';
import type { Answer } from '../ask-wecom';
import { blockerOf } from '../blocker';

const CHECK = 'app';

type Failure = Extract<ResultOf<'app'>, { status: 'failed' }>['reason'];

const FAILURES: Partial<Record<RefusalReason, Failure>> = {
  'unknown-agent': 'unknown-agent',
  'other-app': 'other-app',
  'app-stopped': 'stopped',
};

/** Whether the agent ID is the one of the secret's app, and the app is switched on. */
export function checkApp(answer: Answer): ResultOf<'app'> {
  if (answer.kind === 'app') {
    return answer.app.stopped
      ? { check: CHECK, status: 'failed', reason: 'stopped' }
      : { check: CHECK, status: 'passed', reason: 'enabled', values: { name: answer.app.name ?? '' } };
  }
  if (answer.kind === 'no-agent-id') {
    return { check: CHECK, status: 'failed', reason: 'agent-id-malformed' };
  }
  if (answer.kind === 'refused' && answer.about === 'app' && answer.reason !== 'untrusted-ip') {
    return { check: CHECK, status: 'failed', reason: FAILURES[answer.reason] ?? 'refused', errcode: answer.errcode };
  }
  return { check: CHECK, status: 'unknown', reason: 'blocked', waitsFor: blockerOf(answer) };
}
