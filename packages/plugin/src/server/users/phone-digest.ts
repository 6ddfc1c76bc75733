import { createHmac, hkdfSync } from 'node:crypto';
import type { Application } from '@nocobase/server';

/**
 * What is kept of the phone number of a conflict: enough to tell the same number again, for who has NocoBase's secret.
 * @param phone in E.164
 */
export function phoneDigest({ authManager, name }: Application, phone: string): string {
  const key = Buffer.from(
    hkdfSync('sha256', authManager.jwt.getSecret(), 'nocobase-plugin-auth-wecom', `conflict:${name}`, 32),
  );
  return createHmac('sha256', key).update(phone).digest('base64url');
}
