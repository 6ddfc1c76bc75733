import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A script of ours in a process of its own, which answers messages one by one. */
export interface Worker<First> {
  /** What it sent when it was ready. */
  firstMessage: First;
  /** Sends a message and resolves to the answer. */
  ask<Answer>(message: string | object): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a TypeScript file as a process and waits for its first message. */
export async function startWorker<First>(file: string, args: string[]): Promise<Worker<First>> {
  const child = fork(file, args, { execArgv: ['--import', 'tsx'] });
  return {
    firstMessage: await nextMessage<First>(child, file),
    ask: <Answer>(message: string | object) => {
      const answer = nextMessage<Answer>(child, file);
      child.send(message);
      return answer;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** @throws Error when the process ends instead */
function nextMessage<T>(child: ChildProcess, file: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`${path.basename(file)} has ended`));
    child.once('exit', failed);
    child.once('message', (message) => {
      child.off('exit', failed);
      resolve(message as T);
    });
  });
}
