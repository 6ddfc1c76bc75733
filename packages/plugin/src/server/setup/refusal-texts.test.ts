import { expect, test } from 'vitest';
import english from '../../locale/en-US.json';
import chinese from '../../locale/zh-CN.json';
import type { LastRefusal } from '../authenticators/last-refusal';
import { refusalTexts } from './refusal-texts';

/** Every refusal that is noted for the administrator. */
const REFUSALS: [refusal: LastRefusal, finding: string][] = [
  [{ code: 'wecom_wrong_secret', errcode: 40001 }, 'check.credentials.wrong-secret'],
  [{ code: 'wecom_secret_unreadable', field: 'secret' }, 'check.credentials.secret-unreadable'],
  [{ code: 'wecom_wrong_corp', errcode: 40013 }, 'check.credentials.wrong-corp'],
  [{ code: 'wecom_wrong_agent', errcode: 40056 }, 'check.app.unknown-agent'],
  [{ code: 'wecom_wrong_agent', errcode: 301002 }, 'check.app.other-app'],
  [{ code: 'wecom_wrong_agent', errcode: 50003 }, 'check.app.stopped'],
  [{ code: 'wecom_untrusted_ip', errcode: 60020, ip: '203.0.113.7' }, 'check.trusted-ip.untrusted'],
  [{ code: 'wecom_untrusted_ip', errcode: 60020 }, 'check.trusted-ip.untrusted-unnamed'],
  [{ code: 'wecom_untrusted_domain', errcode: 50001 }, 'refusal.untrusted-domain'],
  [{ code: 'wecom_refused', errcode: 92001 }, 'check.personal-fields.refused'],
  [{ code: 'wecom_refused', errcode: 48002 }, 'check.credentials.refused'],
  [{ code: 'wecom_not_configured', field: 'origin' }, 'refusal.not-configured'],
];

test.each(REFUSALS)('%o is explained as %s, in words for an administrator', (refusal, expected) => {
  const { finding, advice } = refusalTexts(refusal);

  expect(finding).toBe(expected);
  for (const texts of [english, chinese] as Record<string, string>[]) {
    expect(texts[finding]).toBeTruthy();
    expect(texts[advice]).toBeTruthy();
    expect(`${texts[finding]} ${texts[advice]}`).not.toMatch(/your administrator|联系管理员/i);
  }
});
