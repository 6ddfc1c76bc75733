import { createHmac, randomBytes } from 'node:crypto';
import type { Application } from '@nocobase/server';
import type { ErrorCode } from '../../shared/error-codes';
import type { RequestContext } from './request-context';
import { deriveKey } from './sealed';

/** Digits and letters without I, L, O and U: a person reads a reference out on the telephone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Somebody who is refused for a reason. */
interface Refused {
  /** Name of the authenticator. */
  authenticator: string;
  /** `corpId/memberid`; empty where the fault is the authenticator's, whoever came. */
  identity: string;
  code: ErrorCode;
}

/** The reference of a person and a reason: the same each time, and no way back to the person. */
export function referenceOf({ authManager, name }: Application, refused: Refused): string {
  const key = deriveKey(authManager.jwt.getSecret(), `reference:${name}`);
  const { authenticator, identity, code } = refused;
  return write(
    createHmac('sha256', key)
      .update(JSON.stringify([authenticator, identity, code]))
      .digest(),
  );
}

/** The reference of one request: the first characters of the ID that NocoBase's log has for it. */
export function referenceOfRequest({ response }: Pick<RequestContext, 'response'>): string {
  const [id = ''] = response.get('X-Request-Id').split('-');
  return id.length === LENGTH ? id.toUpperCase() : write(randomBytes(LENGTH));
}

function write(bytes: Buffer): string {
  return Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
