import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

// A sign-in asks for the same few keys seven times, and deriving one takes longer than what is done with it.
const keys = new Map<string, { appSecret: string | Buffer; key: Buffer }>();

/**
 * Derives a key from NocoBase's own secret for session tokens. The label separates it from session tokens and from every
 * other use (docs/adr/0001-attempt-in-a-signed-cookie.md).
 */
export function deriveKey(appSecret: string | Buffer, label: string): Buffer {
  const known = keys.get(label);
  if (known?.appSecret === appSecret) {
    return known.key;
  }
  const key = Buffer.from(hkdfSync('sha256', appSecret, 'nocobase-plugin-auth-wecom', label, 32));
  keys.set(label, { appSecret, key });
  return key;
}

/** Writes a value as text that only the holder of the key can make; anyone may read it. */
export function seal(value: object, key: Buffer): string {
  const payload = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${payload}.${sign(payload, key)}`;
}

/** Reads a sealed value back; undefined when it is not exactly as it was sealed with this key. */
export function unseal(sealed: string, key: Buffer): unknown {
  const [payload = '', signature = '', ...rest] = sealed.split('.');
  return rest.length === 0 && isSame(signature, sign(payload, key)) ? parsePayload(payload) : undefined;
}

/** Reads what a text claims to hold, whoever has sealed it; undefined when it is no sealed value at all. */
export function peek(sealed: string): unknown {
  try {
    return parsePayload(sealed.split('.')[0] ?? '');
  } catch {
    return undefined;
  }
}

/** Compares two texts in constant time. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parsePayload(payload: string): unknown {
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
}

function sign(payload: string, key: Buffer): string {
  return createHmac('sha256', key).update(payload).digest('base64url');
}
