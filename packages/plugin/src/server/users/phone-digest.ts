import { createHmac } from 'node:crypto';
import type { Application } from '@nocobase/server';
import { deriveKey } from '../nocobase/sealed';

/**
 * Makes a digest of the phone number of a conflict: enough to tell the same number again with NocoBase's secret.
 * @param phone in E.164
 */
export function phoneDigest({ authManager, name }: Application, phone: string): string {
  const key = deriveKey(authManager.jwt.getSecret(), `conflict:${name}`);
  return createHmac('sha256', key).update(phone).digest('base64url');
}
