import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openSecret, type SecretPurpose, sealSecret } from './seal';

type Encryptor = Parameters<typeof sealSecret>[0];

/** Encrypts as NocoBase does: AES-256-CBC, the initial vector in front, nothing that tells a wrong key. */
function encryptorWith(key: Buffer): Encryptor {
  const encryptor: Pick<Encryptor, 'encrypt' | 'decrypt'> = {
    encrypt: (text) => {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-256-cbc', key, iv);
      return Promise.resolve(Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('hex'));
    },
    decrypt: (sealed) =>
      new Promise((resolve) => {
        const bytes = Buffer.from(sealed, 'hex');
        const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
        resolve(Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8'));
      }),
  };
  return encryptor as Encryptor;
}

const encryptor = encryptorWith(randomBytes(32));
const purpose: SecretPurpose = { authenticator: 'wecom', kind: 'app', apiBaseUrl: 'https://qyapi.weixin.qq.com' };
const secret = 'pLaNtEd-SeCrEt';

it.each(['pLaNtEd-SeCrEt', '{{ $env.X }}', '密钥 "with" everything \\'])('opens for its purpose: %s', async (text) => {
  const sealed = await sealSecret(encryptor, text, purpose);
  expect(sealed).toMatch(/^[0-9a-f]+$/);
  expect(await openSecret(encryptor, sealed, purpose)).toEqual({ state: 'stored', secret: text });
});

it('looks different each time', async () => {
  expect(await sealSecret(encryptor, secret, purpose)).not.toBe(await sealSecret(encryptor, secret, purpose));
});

it.each<Partial<SecretPurpose>>([
  { authenticator: 'WeCom' },
  { authenticator: 'other' },
  { apiBaseUrl: 'https://elsewhere.example.com' },
  { kind: 'callback' as SecretPurpose['kind'] },
])('opens for nothing else: %o', async (change) => {
  const sealed = await sealSecret(encryptor, secret, purpose);
  expect(await openSecret(encryptor, sealed, { ...purpose, ...change })).toEqual({ state: 'other-purpose' });
});

describe('is unreadable', () => {
  it('with every other key, also where the padding happens to fit', async () => {
    const sealed = await sealSecret(encryptor, secret, purpose);
    const states = new Set<string>();
    // The padding fits once in 256.
    for (let key = 0; key < 2_000; key += 1) {
      states.add((await openSecret(encryptorWith(randomBytes(32)), sealed, purpose)).state);
    }
    expect([...states]).toEqual(['unreadable']);
  });

  it('with any one character changed', async () => {
    const sealed = await sealSecret(encryptor, secret, purpose);
    const changed = Array.from(
      sealed,
      (digit, at) => sealed.slice(0, at) + (digit === '0' ? '1' : '0') + sealed.slice(at + 1),
    );
    for (const one of changed) {
      expect(await openSecret(encryptor, one, purpose)).not.toEqual({ state: 'stored', secret });
    }
  });

  it.each(['', 'x', '00', 'null', secret, '0'.repeat(64)])('when it is no ciphertext: "%s"', async (sealed) => {
    expect(await openSecret(encryptor, sealed, purpose)).toEqual({ state: 'unreadable' });
  });

  it.each(['null', '7', '"text"', '[]', '{}', secret, JSON.stringify({ ...purpose, secret: '' })])(
    'when something else was encrypted: %s',
    async (text) => {
      expect(await openSecret(encryptor, await encryptor.encrypt(text), purpose)).toEqual({ state: 'unreadable' });
    },
  );
});
