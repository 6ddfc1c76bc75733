import { expect, test } from 'vitest';
import { closedUsersOf } from './closed-users';
import { guardIdentityProvider } from './guard-identity-provider';

type App = Parameters<typeof guardIdentityProvider>[0];

class Provider {
  private readonly name = 'provider';

  async findUserById(userId: unknown) {
    return { by: this.name, userId };
  }

  async createConfiguration({ issuer }: { issuer: string }) {
    return { issuer, findAccount: async (_ctx: unknown, userId: string) => ({ by: this.name, userId }) };
  }
}

function guardedProvider() {
  const service = new Provider();
  const app = {
    db: {},
    pm: { get: (name: string) => (name === 'idp-oauth' ? { service } : undefined) },
  } as unknown as App;
  guardIdentityProvider(app);
  closedUsersOf(app).take({ userId: 7, isClosed: true });
  return service;
}

test.each([7, '7'])('a closed user is not found: %o', async (userId) => {
  expect(await guardedProvider().findUserById(userId)).toBeUndefined();
});

test('anybody else is found', async () => {
  expect(await guardedProvider().findUserById('8')).toEqual({ by: 'provider', userId: '8' });
});

test('a closed user has no account, and everything else is configured as before', async () => {
  const { issuer, findAccount } = await guardedProvider().createConfiguration({ issuer: 'https://nocobase' });

  expect(issuer).toBe('https://nocobase');
  expect(await findAccount({}, '7')).toBeUndefined();
  expect(await findAccount({}, '8')).toEqual({ by: 'provider', userId: '8' });
});

test.each([undefined, {}, { service: {} }])('a NocoBase without it is left alone: %o', (plugin) => {
  const app = { db: {}, pm: { get: () => plugin } } as unknown as App;

  expect(() => guardIdentityProvider(app)).not.toThrow();
});
