import type { CurrentRun } from '../../shared/directory';
import type { Reply } from '../read-reply';

/** While a run is under way it is asked about so often, in milliseconds. */
export const POLL_MS = 2_000;

interface Watching {
  ask: () => Promise<Reply<CurrentRun>>;
  onReply: (reply: Reply<CurrentRun>) => void;
  /** Nobody looks at a page that is hidden. */
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

export interface RunWatch {
  /** Asks at once, as after something that may have started a run. */
  refresh: () => Promise<void>;
  stop: () => void;
}

/**
 * Watches the run of a source: asks once, and again and again while one is under way. While the page is hidden nothing is
 * asked; when it is shown again, it is asked at once.
 */
export function watchRun({ ask, onReply, page }: Watching): RunWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnderWay = false;
  // Of two questions the later answer counts; a watch that has stopped waits for none.
  let turn = 0;

  const isShown = () => page.visibilityState !== 'hidden';
  const plan = () => {
    clearTimeout(timer);
    if (isUnderWay && isShown()) {
      timer = setTimeout(() => void refresh(), POLL_MS);
    }
  };
  const refresh = async () => {
    clearTimeout(timer);
    const mine = (turn += 1);
    const reply = await ask();
    if (mine !== turn) {
      return;
    }
    // A server that did not answer says nothing about the run.
    isUnderWay = reply.data ? reply.data.run?.state === 'running' : isUnderWay;
    onReply(reply);
    plan();
  };
  const onVisibility = () => {
    clearTimeout(timer);
    if (isUnderWay && isShown()) {
      void refresh();
    }
  };
  page.addEventListener('visibilitychange', onVisibility);
  return {
    refresh,
    stop: () => {
      turn += 1;
      clearTimeout(timer);
      page.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
