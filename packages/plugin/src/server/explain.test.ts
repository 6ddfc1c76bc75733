import { describe, expect, it } from 'vitest';
import { CodedError } from './errors';
import { WeComRefusedError, WeComUnreachableError } from './wecom/wecom-error';
import { asCodedError, refusalForAdministrator } from './explain';

const refused = (reason: WeComRefusedError['reason']) => new WeComRefusedError(reason, 12345, '203.0.113.7');

/** Every refusal: the code the person sees, and whether the administrator hears of it. */
const REFUSALS = [
  ['system-busy', 'wecom_unreachable', false],
  ['token-refused', 'wecom_refused', true],
  ['wrong-secret', 'wecom_wrong_secret', true],
  ['wrong-corp', 'wecom_wrong_corp', true],
  ['unknown-agent', 'wecom_wrong_agent', true],
  ['other-app', 'wecom_wrong_agent', true],
  ['app-stopped', 'wecom_wrong_agent', true],
  ['untrusted-ip', 'wecom_untrusted_ip', true],
  ['untrusted-domain', 'wecom_untrusted_domain', true],
  ['rate-limited', 'wecom_rate_limited', false],
  ['code-invalid', 'wecom_code_invalid', false],
  ['ticket-invalid', 'wecom_code_invalid', false],
  ['no-personal-fields', 'wecom_refused', true],
  ['not-in-visible-range', 'wecom_not_in_visible_range', false],
  ['other', 'wecom_refused', true],
] as const;

describe('asCodedError', () => {
  it.each(REFUSALS)('explains %s as %s', (reason, code) => {
    expect(asCodedError(refused(reason)).code).toBe(code);
  });

  it('explains a WeCom that does not answer', () => {
    expect(asCodedError(new WeComUnreachableError('time limit')).code).toBe('wecom_unreachable');
  });

  it('hands on what is explained already', () => {
    const error = new CodedError('wecom_not_linked', { appName: 'NocoBase' });
    expect(asCodedError(error)).toBe(error);
  });

  it.each([new Error('relation "users" does not exist'), 'text', undefined])('tells nothing of %s', (error) => {
    const explained = asCodedError(error);
    expect(explained).toMatchObject({ code: 'wecom_internal_error', message: 'wecom_internal_error', details: {} });
    expect(explained.cause).toBeUndefined();
  });
});

describe('refusalForAdministrator', () => {
  it.each(REFUSALS)('of %s (%s) says something: %s', (reason, code, isTheirs) => {
    const refusal = isTheirs ? { code, errcode: 12345, ip: '203.0.113.7' } : undefined;
    expect(refusalForAdministrator(refused(reason))).toEqual(refusal);
  });

  it.each([new WeComUnreachableError('time limit'), new CodedError('wecom_phone_ambiguous'), new Error('a bug')])(
    'has nothing to say of %s',
    (error) => {
      expect(refusalForAdministrator(error)).toBeUndefined();
    },
  );
});
