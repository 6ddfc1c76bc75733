import { expect, test, vi } from 'vitest';
import { CHECK_IDS, type CheckId, type CheckRequest, type CheckResult } from '../../shared/setup';
import { createTestRunner, type TestProgress } from './test-runner';

const request = { authenticator: 'wecom', options: {} };
const passed = (check: CheckId) => ({ check, status: 'passed', reason: 'enabled' }) as CheckResult;

const settle = () => new Promise(setImmediate);

/** A runner whose server answers when the test says so. */
function aRunner() {
  const shown: TestProgress[] = [];
  const waiting: { check: CheckId; answer: (result: CheckResult | Promise<CheckResult>) => void }[] = [];
  const ask = ({ check }: CheckRequest) =>
    new Promise<CheckResult>((resolve) => void waiting.push({ check, answer: resolve }));
  const runner = createTestRunner(ask, (progress) => shown.push(progress));
  /** Answers whatever is asked until nothing is. */
  const answerAll = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      next.answer(passed(next.check));
      await settle();
    }
  };
  return { runner, waiting, shown, answerAll, last: () => shown.at(-1) ?? {} };
}

test('asks for one check after the other, and shows each as it comes', async () => {
  const { runner, waiting, answerAll, last } = aRunner();

  const done = runner.runAll(request);
  expect(waiting.map(({ check }) => check)).toEqual([CHECK_IDS[0]]);
  expect(last()).toEqual({ [CHECK_IDS[0] ?? '']: 'running' });
  await answerAll();
  await done;

  expect(Object.keys(last())).toEqual(CHECK_IDS);
  expect(Object.values(last()).every((result) => result !== 'running')).toBe(true);
});

test('a check that is repeated while a test runs lets the test go on to its end', async () => {
  const { runner, waiting, answerAll, last } = aRunner();
  const done = runner.runAll(request);
  waiting.shift()?.answer(passed('origin'));
  await settle();

  const repeated = runner.repeat(request, 'origin');
  expect(last()).toEqual({ origin: 'running', credentials: 'running' });
  await answerAll();
  await Promise.all([done, repeated]);

  expect(Object.keys(last())).toEqual(CHECK_IDS);
  expect(Object.values(last())).not.toContain('running');
});

test('of two answers to one check the one to the later question counts', async () => {
  const { runner, waiting, last } = aRunner();
  void runner.repeat(request, 'homepage');
  void runner.repeat(request, 'homepage');
  const [first, second] = waiting;

  second?.answer(passed('homepage'));
  await settle();
  first?.answer({ check: 'homepage', status: 'failed', reason: 'other' });
  await settle();

  expect(last()).toEqual({ homepage: passed('homepage') });
});

test('another test ends the one before, whose late answer is not shown', async () => {
  const { runner, waiting, answerAll, last } = aRunner();
  const first = runner.runAll(request);
  const late = waiting.shift();

  const second = runner.runAll(request);
  late?.answer({ check: 'origin', status: 'failed', reason: 'missing' });
  await first;
  expect(last()).toEqual({ origin: 'running' });
  await answerAll();
  await second;
  await settle();

  expect(last().origin).toEqual(passed('origin'));
  expect(Object.keys(last())).toEqual(CHECK_IDS);
});

test('a server that does not answer fails the check, and the next one runs', async () => {
  const { runner, waiting, last } = aRunner();
  void runner.runAll(request);

  waiting.shift()?.answer(Promise.reject(new Error('no answer')));
  await settle();

  expect(last()).toEqual({ origin: null, credentials: 'running' });
});

test('nothing is shown or asked once the form was closed', async () => {
  const show = vi.fn();
  const ask = vi.fn(({ check }: CheckRequest) => Promise.resolve(passed(check)));
  const runner = createTestRunner(ask, show);

  const done = runner.runAll(request);
  runner.stop();
  await done;

  expect(show).toHaveBeenCalledOnce();
  expect(ask).toHaveBeenCalledOnce();
});
