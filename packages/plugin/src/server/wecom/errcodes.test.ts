import { describe, expect, it } from 'vitest';
import { reasonOfRefusal, reasonOfTokenRefusal, type RefusalReason } from './errcodes';

/** From WeCom's table of global error codes (doc/90313): every number that a sign-in tells apart, and its meaning there. */
const MEANINGS: ReadonlyArray<[number, RefusalReason]> = [
  [-1, 'system-busy'],
  [40014, 'token-refused'], // wrong or mangled
  [41001, 'token-refused'], // missing
  [42001, 'token-refused'], // expired
  [40001, 'token-refused'], // credential no longer valid
  [40091, 'wrong-secret'], // of another corp
  [40013, 'wrong-corp'],
  [2000002, 'wrong-corp'],
  [40056, 'unknown-agent'],
  [50003, 'app-stopped'],
  [301002, 'other-app'], // the token is another app's
  [60020, 'untrusted-ip'],
  [50001, 'untrusted-domain'],
  [45009, 'rate-limited'],
  [45033, 'rate-limited'], // too many at once
  [40029, 'code-invalid'],
  [41008, 'code-invalid'], // missing
  [42003, 'code-invalid'], // expired
  [42022, 'code-invalid'], // used
  [84014, 'ticket-invalid'], // expired
  [84015, 'ticket-invalid'],
  [84090, 'ticket-invalid'], // missing
  [92001, 'no-personal-fields'], // no right to personal fields
  [50002, 'not-in-visible-range'],
  [60011, 'not-in-visible-range'],
  [60021, 'not-in-visible-range'],
  [60030, 'not-in-visible-range'],
  [60111, 'not-in-visible-range'], // unknown, left or out of range
  [92000, 'not-in-visible-range'],
  [85005, 'domain-unproven'], // nobody proved whose it is
  [85004, 'domain-changes-used-up'], // more than 20 a month
];

describe('reasonOfRefusal', () => {
  it.each(MEANINGS)('%i is %s', (errcode, reason) => {
    expect(reasonOfRefusal(errcode)).toBe(reason);
  });

  it.each([1, 41002, 48002, 60031, 40003])('%i is none of those', (errcode) => {
    expect(reasonOfRefusal(errcode)).toBe('other');
  });
});

describe('reasonOfTokenRefusal', () => {
  it.each([40001, 41004, 40091])('%i speaks of the secret', (errcode) => {
    expect(reasonOfTokenRefusal(errcode)).toBe('wrong-secret');
  });

  it.each(MEANINGS.filter(([errcode]) => errcode !== 40001))('%i is %s there too', (errcode, reason) => {
    expect(reasonOfTokenRefusal(errcode)).toBe(reason);
  });
});
