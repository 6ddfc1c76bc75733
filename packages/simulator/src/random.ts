import { randomBytes } from 'node:crypto';

/** Random characters of the base64url alphabet, as WeCom's codes (43) and access tokens (214) are made of. */
export function randomText(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}

/** Random decimal digits, as in the `hint` of an error. */
export function randomDigits(length: number): string {
  return Array.from(randomBytes(length), (byte) => byte % 10).join('');
}
