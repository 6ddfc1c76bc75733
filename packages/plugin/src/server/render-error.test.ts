import type { RequestContext } from './nocobase/request-context';
import { describe, expect, it } from 'vitest';
import { isOurError, renderError } from './render-error';
import { CodedError } from './errors';

const REFERENCE = '0A1B2C3D';

/** A request whose translations show what they were asked for. */
const aContext = () => ({
  status: 200,
  body: undefined as unknown,
  response: { get: () => '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d' },
  t: (key: string, { ns, ...options }: Record<string, unknown>) =>
    `${String(ns)}|${key}|${JSON.stringify({ ...options, interpolation: undefined })}`,
});

function render(error: Parameters<typeof renderError>[0]) {
  const ctx = aContext();
  renderError(error, ctx as unknown as RequestContext);
  return { status: ctx.status, body: ctx.body };
}

describe('isOurError', () => {
  it.each([
    ['a refused sign-in', new CodedError('wecom_not_linked')],
    ['one that NocoBase rebuilt', Object.assign(new Error('x'), { code: 'wecom_not_linked', status: 403 })],
    ['refused settings', new CodedError('wecom_invalid_option', {}, { field: 'origin' })],
  ])('knows %s', (_, error) => {
    expect(isOurError(error)).toBe(true);
  });

  it.each([
    ['an error without a code', new Error('wecom_not_linked')],
    ['an error with a code of somebody else', Object.assign(new Error(), { code: 'SQLITE_BUSY' })],
    ['a thing that is no error', { code: 'wecom_not_linked', status: 403 }],
    ['nothing', undefined],
  ])('leaves %s to others', (_, error) => {
    expect(isOurError(error)).toBe(false);
  });
});

describe('renderError', () => {
  it('names the address to use', () => {
    const { body, status } = render(new CodedError('wecom_other_address', { origin: 'https://app.example.com' }));
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('https://app.example.com');
    expect(body).toMatchObject({ errors: [{ origin: 'https://app.example.com' }] });
  });

  it('answers with status, code, translated text and what the page needs', () => {
    const error = new CodedError('wecom_consent_required', { consentUrl: 'https://open.test/', redirectTo: '/admin' });
    expect(render(error)).toEqual({
      status: 403,
      body: {
        errors: [
          {
            code: 'wecom_consent_required',
            message: 'nocobase-plugin-auth-wecom|wecom_consent_required|{}',
            reference: REFERENCE,
            consentUrl: 'https://open.test/',
            redirectTo: '/admin',
          },
        ],
      },
    });
  });

  it('shows nothing else of an error that NocoBase rebuilt', () => {
    const rebuilt = Object.assign(new Error('secret text', { cause: 'secret cause' }), {
      code: 'wecom_unreachable' as const,
      status: 502,
      other: 'secret field',
    });
    expect(render(rebuilt)).toEqual({
      status: 502,
      body: { errors: [{ code: 'wecom_unreachable', message: expect.any(String) as string, reference: REFERENCE }] },
    });
    expect(JSON.stringify(render(rebuilt))).not.toContain('secret');
  });

  it('names the field of an invalid option in the language of the reader', () => {
    const { status, body } = render(new CodedError('wecom_invalid_option', {}, { field: 'origin' }));
    expect(status).toBe(400);
    const field = JSON.stringify({ field: 'nocobase-plugin-auth-wecom|option.origin|{}' });
    const message = `nocobase-plugin-auth-wecom|wecom_invalid_option|${field}`;
    expect(body).toEqual({ errors: [{ code: 'wecom_invalid_option', message, reference: REFERENCE }] });
  });

  it('names the authenticator that has automatic login already', () => {
    const { body } = render(new CodedError('wecom_auto_sign_in_taken', {}, { authenticator: 'Head office' }));
    const message = 'nocobase-plugin-auth-wecom|wecom_auto_sign_in_taken|{"authenticator":"Head office"}';
    expect(body).toEqual({ errors: [{ code: 'wecom_auto_sign_in_taken', message, reference: REFERENCE }] });
  });
});
