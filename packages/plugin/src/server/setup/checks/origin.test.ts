import { describe, expect, it } from 'vitest';
import { parseOrigin } from '../../../shared/option-shapes';
import { WECOM_HOSTS } from '../../../shared/options';
import { checkOrigin } from './origin';

function judge(typed: string, apiBaseUrl = WECOM_HOSTS.apiBaseUrl) {
  const origin = { typed, normal: parseOrigin(typed) };
  return checkOrigin({
    corpId: '',
    agentId: '',
    secret: '',
    origin,
    apiBaseUrl,
    autoSignIn: false,
    autoSignUp: false,
    existingPhones: 'trust',
  });
}

describe('with WeCom itself', () => {
  it.each([
    'http://localhost:13000',
    'https://127.0.0.1',
    'https://10.0.0.7:8443',
    'https://[::1]',
    'https://intranet',
    'https://nocobase.local',
    'https://nocobase.internal',
  ])('%s is no address of the internet', (origin) => {
    expect(judge(origin)).toMatchObject({ status: 'failed', reason: 'not-public' });
  });

  it.each(['https://nocobase.example.com', 'https://nocobase.example.com:8443', 'https://中文.example.com'])(
    '%s will do',
    (origin) => {
      expect(judge(origin)).toMatchObject({ status: 'passed', reason: 'well-formed' });
    },
  );

  it('http will do, with a word about it', () => {
    expect(judge('http://nocobase.example.com')).toMatchObject({ status: 'passed', reason: 'plain-http' });
  });
});

it.each(['http://localhost:13000', 'https://10.0.0.7'])('with a private WeCom, %s will do', (origin) => {
  expect(judge(origin, 'https://wecom.example.com').status).toBe('passed');
});
