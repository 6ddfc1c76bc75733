import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isUniqueViolation, waitingOutContention } from './contention';

/** A database error as Sequelize wraps it. */
const databaseError = (code: string) =>
  Object.assign(new Error(code), { parent: Object.assign(new Error(), { code }) });

async function run<Result>(work: () => Promise<Result>): Promise<PromiseSettledResult<Result> | undefined> {
  const running = Promise.allSettled([waitingOutContention(work)]);
  await vi.runAllTimersAsync();
  return (await running)[0];
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('waitingOutContention', () => {
  it.each(['SQLITE_BUSY', 'ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', '40P01', '40001'])(
    'tries again until the database has time: %s',
    async (code) => {
      const work = vi.fn<() => Promise<string>>().mockResolvedValue('done');
      work.mockRejectedValueOnce(databaseError(code)).mockRejectedValueOnce(databaseError(code));
      expect(await run(work)).toEqual({ status: 'fulfilled', value: 'done' });
      expect(work).toHaveBeenCalledTimes(3);
    },
  );

  it('knows an error of the driver that nobody wrapped', async () => {
    const work = vi.fn<() => Promise<string>>().mockResolvedValue('done');
    work.mockRejectedValueOnce(Object.assign(new Error(), { code: 'SQLITE_BUSY' }));
    expect(await run(work)).toMatchObject({ value: 'done' });
  });

  it('waits before it tries again', async () => {
    const work = vi.fn<() => Promise<string>>().mockResolvedValue('done');
    work.mockRejectedValueOnce(databaseError('SQLITE_BUSY'));
    const running = waitingOutContention(work);
    await vi.advanceTimersByTimeAsync(9);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.runAllTimersAsync();
    expect(await running).toBe('done');
  });

  it('gives up with the last error after twenty tries', async () => {
    const error = databaseError('SQLITE_BUSY');
    const work = vi.fn<() => Promise<never>>().mockRejectedValue(error);
    expect(await run(work)).toEqual({ status: 'rejected', reason: error });
    expect(work).toHaveBeenCalledTimes(20);
  });

  it.each<[string, unknown]>([
    ['a unique violation', databaseError('SQLITE_CONSTRAINT')],
    ['a number for a code', Object.assign(new Error(), { code: 40001 })],
    ['a bug', new TypeError('x is undefined')],
    ['something that is no error', 'SQLITE_BUSY'],
  ])('does not wait out %s', async (_, error) => {
    const work = vi.fn<() => Promise<never>>().mockRejectedValue(error);
    expect(await run(work)).toEqual({ status: 'rejected', reason: error });
    expect(work).toHaveBeenCalledTimes(1);
  });
});

it.each<[string, unknown, boolean]>([
  ['SequelizeUniqueConstraintError', Object.assign(new Error(), { name: 'SequelizeUniqueConstraintError' }), true],
  ['SequelizeValidationError', Object.assign(new Error(), { name: 'SequelizeValidationError' }), false],
  ['nothing', undefined, false],
])('tells a lost race for a unique value: %s', (_, error, lost) => {
  expect(isUniqueViolation(error)).toBe(lost);
});
