import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { comeBack, complete, newBrowser, signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  // Linked from here on, so that one pass completes.
  await signInInClient(world, 'lisi');
  await signInInClient(world, 'sunqi');
});
afterEach(() => vi.useRealTimers());

const stateOf = (address: string) => new URL(address).searchParams.get('state') ?? '';

describe('a state', () => {
  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['repeated', ['0'.repeat(32), '1'.repeat(32)]],
    ['an object', { $ne: '' }],
    ['too short', '0'.repeat(31)],
    ['too long', '0'.repeat(33)],
    ['ten kilobytes long', '0'.repeat(10_240)],
  ])('is refused when it is %s', async (_shape, state) => {
    const { browser, address } = await comeBack(world, 'lisi');

    expect((await complete(world, browser, address, { state })).error?.code).toBe('wecom_state_missing');
  });

  test('is refused when it is altered', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    const state = stateOf(address);
    const altered = `${state.slice(0, -1)}${state.endsWith('0') ? '1' : '0'}`;

    expect((await complete(world, browser, address, { state: altered })).error?.code).toBe('wecom_state_mismatch');
  });

  test('is refused in a browser that started nothing', async () => {
    const { address } = await comeBack(world, 'lisi');

    expect((await complete(world, newBrowser(), address)).error?.code).toBe('wecom_state_missing');
  });

  test('is refused in a browser that started another attempt', async () => {
    const { address } = await comeBack(world, 'lisi');
    const { browser } = await comeBack(world, 'lisi');

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_mismatch');
  });

  test('is refused for another authenticator', async () => {
    await world.nocobase.createAuthenticator({ name: 'other', options: optionsFor(world.simulator) });
    const { browser, address } = await comeBack(world, 'lisi');

    const { error } = await complete(world, browser, address, { authenticator: 'other' });

    expect(error?.code).toBe('wecom_state_mismatch');
  });

  test('completes once', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    expect((await complete(world, browser, address)).token).toBeTruthy();

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_state_used');
  });

  test('is refused after ten minutes, and the person keeps where they wanted to go', async () => {
    const { browser, address } = await comeBack(world, 'lisi', { query: { redirect: '/admin/orders' } });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });

    const { error } = await complete(world, browser, address);

    expect(error).toMatchObject({ code: 'wecom_state_expired', redirectTo: '/admin/orders' });
  });
});

describe("an attacker's finished address", () => {
  test('signs no victim in, and costs them no sign-in of their own', async () => {
    const attacker = await comeBack(world, 'lisi');
    const victim = await comeBack(world, 'sunqi');

    const lured = await complete(world, victim.browser, attacker.address);

    expect(lured.error?.code).toBe('wecom_state_mismatch');
    expect(lured.token).toBeUndefined();
    expect((await complete(world, victim.browser, victim.address)).user?.username).toBe('sunqi');
  });
});
