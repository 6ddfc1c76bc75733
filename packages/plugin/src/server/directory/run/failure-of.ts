import type { Application } from '@nocobase/server';
import type { RunFailure } from '../../../shared/directory';
import { asLoggedError } from '../../explain';
import { WeComRefusedError } from '../../wecom/wecom-error';

/** Why something failed, for the administrator. What is unforeseen is told to NocoBase's log. */
export function failureOf(app: Application, error: unknown): RunFailure {
  const { code } = asLoggedError(app, error);
  if (!(error instanceof WeComRefusedError)) {
    return { code };
  }
  const { errcode, callerIp } = error;
  return { code, errcode, ...(callerIp !== undefined && { ip: callerIp }) };
}
