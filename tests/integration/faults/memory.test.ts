import { beforeAll, expect, test } from 'vitest';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'zhangsan');
});

const MB = 1024 * 1024;
/** A quarter of a megabyte is read of a huge answer before it is given up: all of them kept would be more than this. */
const GROWTH_LIMIT = 15 * MB;

/** Bytes that are still in use when everything that can go is gone. */
async function usedMemory(): Promise<number> {
  if (!globalThis.gc) {
    throw new Error('Run with --expose-gc');
  }
  world.simulator.control.clearJournal();
  // Streams and sockets let go of what they hold in callbacks of their own.
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const FAULTS = [{ hugeBodyBytes: 50 * MB }, { hangUp: true }, { status: 502 }];
const HANG = { delayMs: 5_500 };

/** Sign-ins, all at once, during which WeCom's answers go wrong: so many in each way. */
async function failingSignIns(faults: object[], times: number): Promise<void> {
  const { control } = world.simulator;
  faults.forEach((fault) => control.fail({ path: 'auth/getuserinfo', times, ...fault }));
  const signIns = Array.from({ length: times * faults.length }, () => signInOnWeb(world, 'zhangsan'));
  const codes = (await Promise.all(signIns)).map(({ error }) => error?.code);
  expect(codes).toEqual(Array(codes.length).fill('wecom_unreachable'));
  expect(control.faults()).toEqual([]);
}

test('hundreds of answers of 50 MB, cut connections, errors and hangs leave no memory in use', async () => {
  await failingSignIns(FAULTS, 5);
  const before = await usedMemory();

  await failingSignIns([...FAULTS, HANG], 75);

  const growth = (await usedMemory()) - before;
  expect(growth, `${(growth / MB).toFixed(1)} MB more`).toBeLessThan(GROWTH_LIMIT);
});
