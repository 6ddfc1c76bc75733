import { describe, expect, it } from 'vitest';
import { isSafeRedirectTarget } from './redirect-target';
import { HOSTILE_TARGETS } from './testing/hostile-targets';

describe('stays inside the app', () => {
  it.each([
    '/',
    '/admin',
    '/admin/',
    '/admin/x?tab=1&filter={"a":[1]}#top',
    '/admin/x?redirect=https://a#b',
    '/admin/x?redirect=//a&next=..//b',
    '/admin#//a',
    '/v/admin/abc123/popups/x.y-z~1',
    '/nocobase/v/admin',
    '/apps/sales/admin',
    '/m',
    '/admin/客户/合同?状态=已签',
    '/admin/%E5%AE%A2%E6%88%B7',
    '/admin/a+b',
    '/admin/a@b:c',
    '/admin/...',
    '/admin/…',
    '/admin/.well-known',
    '/javascript:alert(1)',
  ])('%s', (target) => {
    expect(isSafeRedirectTarget(target)).toBe(true);
  });

  it('also when it is as long as an address may be, and no longer', () => {
    expect(isSafeRedirectTarget(`/${'a'.repeat(2047)}`)).toBe(true);
    expect(isSafeRedirectTarget(`/${'a'.repeat(2048)}`)).toBe(false);
  });
});

describe.each(Object.entries(HOSTILE_TARGETS))('leads elsewhere by %s', (_trick, targets) => {
  it.each(targets)('%j', (target) => {
    expect(isSafeRedirectTarget(target)).toBe(false);
  });
});
