import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CurrentRun, RunState } from '../../shared/directory';
import type { Reply } from '../read-reply';
import { POLL_MS, watchRun } from './watch-run';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function runReply(state: RunState): Reply<CurrentRun> {
  return { data: { run: { id: 1, state, startedAt: '2026-01-01T00:00:00Z', isCancelRequested: false } } };
}

/** A watch of a server that answers as it is told, on a page that can be hidden. */
const VISIBLE: { state: DocumentVisibilityState } = { state: 'visible' };

function watched(first: Reply<CurrentRun>) {
  const page = Object.assign(new EventTarget(), { visibilityState: VISIBLE.state });
  const server = { answer: first };
  const ask = vi.fn(() => Promise.resolve(server.answer));
  const seen: Reply<CurrentRun>[] = [];
  const watch = watchRun({ ask, onReply: (reply) => void seen.push(reply), page });
  const show = (state: DocumentVisibilityState) => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
    return vi.advanceTimersByTimeAsync(0);
  };
  return { server, ask, seen, watch, show, pass: () => vi.advanceTimersByTimeAsync(POLL_MS) };
}

test('asks again and again while a run is under way, and no more when it has ended', async () => {
  const { server, ask, watch, pass } = watched(runReply('running'));
  await watch.refresh();
  await pass();
  expect(ask).toHaveBeenCalledTimes(2);

  server.answer = runReply('succeeded');
  await pass();
  await pass();
  expect(ask).toHaveBeenCalledTimes(3);
});

test('asks once where nothing is under way', async () => {
  const { ask, seen, watch, pass } = watched({ data: { run: null } });
  await watch.refresh();
  await pass();

  expect(ask).toHaveBeenCalledOnce();
  expect(seen).toEqual([{ data: { run: null } }]);
});

test('goes on when the server does not answer once', async () => {
  const { server, ask, watch, pass } = watched(runReply('running'));
  await watch.refresh();
  server.answer = { error: {} };
  await pass();
  await pass();

  expect(ask).toHaveBeenCalledTimes(3);
});

test('asks nothing while the page is hidden, and at once when it is shown again', async () => {
  const { ask, watch, show, pass } = watched(runReply('running'));
  await watch.refresh();
  await show('hidden');
  await pass();
  expect(ask).toHaveBeenCalledOnce();

  await show('visible');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('asks and tells nothing any more once it is stopped', async () => {
  const { ask, seen, watch, show, pass } = watched(runReply('running'));
  await watch.refresh();
  const late = watch.refresh();
  watch.stop();
  await late;
  await pass();
  await show('visible');

  expect(ask).toHaveBeenCalledTimes(2);
  expect(seen).toHaveLength(1);
});
