import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NocoBase, startNocoBase } from '../world/nocobase/start-nocobase';

let nocobase: NocoBase;

beforeAll(async () => {
  nocobase = await startNocoBase();
});

afterAll(() => nocobase.stop());

test('NocoBase starts with the built plugin enabled', () => {
  expect(nocobase.app.pm.get('nocobase-plugin-auth-wecom')?.enabled).toBe(true);
});

test('the root user signs in', async () => {
  const token = await nocobase.signInAsRoot();

  const { status, body } = await nocobase.api('auth:check', { token });

  expect(status).toBe(200);
  expect(body).toMatchObject({ data: { username: 'nocobase' } });
});
