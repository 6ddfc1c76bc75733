import { describe, expect, it } from 'vitest';
import { InvalidOptionError, parseOptions } from './options';

const stored = {
  corpId: 'ww1234567890abcdef',
  agentId: '1000002',
  secret: 'pLaNtEd-SeCrEt',
  origin: 'https://nb.example.com',
};

const errorOf = (options: unknown): unknown => {
  try {
    return parseOptions(options);
  } catch (error) {
    return error;
  }
};

it('fills in what an administrator may leave out', () => {
  expect(parseOptions(stored)).toEqual({
    credentials: { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'pLaNtEd-SeCrEt' },
    origin: 'https://nb.example.com',
    redirectPath: '/admin',
    autoSignUp: false,
    autoSignIn: false,
    existingPhones: 'trust',
    profile: { name: 'at-creation', avatar: 'at-creation', email: 'at-creation', phone: 'at-creation' },
    hosts: {
      apiBaseUrl: 'https://qyapi.weixin.qq.com',
      authorizeBaseUrl: 'https://open.weixin.qq.com',
      loginBaseUrl: 'https://login.work.weixin.qq.com',
    },
  });
});

it('takes what an administrator filled in', () => {
  const options = parseOptions({
    ...stored,
    redirectPath: '/v/admin/客户?tab=1',
    public: { autoSignUp: true, autoSignIn: true, buttonTooltip: 'Scan' },
    profile: { name: 'every-sign-in', avatar: 'never' },
    apiBaseUrl: 'https://proxy.corp/qyapi/',
    authorizeBaseUrl: 'https://open.corp',
    loginBaseUrl: 'http://127.0.0.1:9000',
  });
  expect(options).toMatchObject({
    redirectPath: '/v/admin/客户?tab=1',
    autoSignUp: true,
    autoSignIn: true,
    profile: { name: 'every-sign-in', avatar: 'never', email: 'at-creation', phone: 'at-creation' },
    hosts: {
      apiBaseUrl: 'https://proxy.corp/qyapi',
      authorizeBaseUrl: 'https://open.corp',
      loginBaseUrl: 'http://127.0.0.1:9000',
    },
  });
});

it('takes empty fields for fields left out', () => {
  const empty = { redirectPath: '', apiBaseUrl: ' ', authorizeBaseUrl: null, loginBaseUrl: undefined, public: null };
  expect(parseOptions({ ...stored, ...empty })).toEqual(parseOptions(stored));
});

it('forgives spaces around a value, numbers for texts, and the longer form of an origin', () => {
  const sloppy = {
    corpId: ' ww1234567890abcdef\n',
    agentId: 1000002,
    secret: '\tpLaNtEd-SeCrEt ',
    origin: ' HTTPS://NB.example.com:443/ ',
  };
  expect(parseOptions(sloppy)).toEqual(parseOptions(stored));
});

describe('what cannot work', () => {
  it.each<[string, Record<string, unknown>]>([
    ['corpId', { corpId: undefined }],
    ['corpId', { corpId: 'ww123' }],
    ['corpId', { corpId: '{{ $env.UNKNOWN }}' }],
    ['agentId', { agentId: '' }],
    ['agentId', { agentId: 'NocoBase' }],
    ['agentId', { agentId: true }],
    ['secret', { secret: '   ' }],
    ['secret', { secret: null }],
    ['origin', { origin: '' }],
    ['origin', { origin: 'nb.example.com' }],
    ['origin', { origin: 'https://nb.example.com/nocobase' }],
    ['redirectPath', { redirectPath: '//evil.example' }],
    ['redirectPath', { redirectPath: 'https://nb.example.com/admin' }],
    ['apiBaseUrl', { apiBaseUrl: 'ftp://qyapi.weixin.qq.com' }],
    ['authorizeBaseUrl', { authorizeBaseUrl: 'open.weixin.qq.com' }],
    ['loginBaseUrl', { loginBaseUrl: 'https://login.work.weixin.qq.com/?a=1' }],
  ])('is named: %s', (field, changes) => {
    const error = errorOf({ ...stored, ...changes });
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(error).toMatchObject({ field, message: `Option ${field} is missing or malformed` });
  });

  it.each([undefined, null, {}])('is named by its first field when nothing is stored: %s', (nothing) => {
    expect(errorOf(nothing)).toMatchObject({ field: 'corpId' });
  });

  it('is never quoted', () => {
    const error = errorOf({ ...stored, origin: 'pLaNtEd-OrIgIn' }) as Error;
    expect(error.message + JSON.stringify(error)).not.toMatch(/planted/i);
    expect(error.cause).toBeUndefined();
  });
});

it.each([{ autoSignIn: 'true' }, { autoSignIn: 1 }, { autoSignIn: null }, {}, 'on', [[]]])(
  'takes nothing but true for an option that is on: %o',
  (shown) => {
    expect(parseOptions({ ...stored, public: shown })).toMatchObject({ autoSignIn: false, autoSignUp: false });
  },
);

it.each([{ phone: 'always' }, { phone: true }, { phone: null }, 'never', [[]]])(
  'keeps to the default for a profile rule that is none: %o',
  (profile) => {
    expect(parseOptions({ ...stored, profile }).profile).toEqual(parseOptions(stored).profile);
  },
);
