import { expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../shared/error-codes';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { recordRefusal } from './record-first-sign-in';

/** A request whose audit log is listened to. */
function aContext() {
  const log = vi.fn(() => Promise.resolve());
  const auditManager = { logger: { log }, formatAuditData: () => ({}) };
  // Without a database a note fails, which is in nobody's way.
  const app = { auditManager, log: { warn: () => undefined } };
  return { log, ctx: { app } as unknown as RequestContext };
}

async function recordsOf(code: ErrorCode): Promise<number> {
  const { ctx, log } = aContext();
  await recordRefusal(ctx, { authenticator: { name: 'wecom' } }, new CodedError(code));
  return log.mock.calls.length;
}

it.each<ErrorCode>(['wecom_not_a_member', 'wecom_not_linked', 'wecom_phone_taken', 'wecom_member_linked'])(
  'records that somebody is refused: %s',
  async (code) => {
    expect(await recordsOf(code)).toBe(1);
  },
);

it.each<ErrorCode>([
  'wecom_consent_required',
  'wecom_state_mismatch',
  'wecom_code_invalid',
  'wecom_wrong_secret',
  'wecom_unreachable',
  'wecom_busy',
])('records nothing of a person where %s says nothing of one', async (code) => {
  expect(await recordsOf(code)).toBe(0);
});
