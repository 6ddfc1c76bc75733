import os from 'node:os';
import path from 'node:path';
import { findFreePort } from '../../tools/ports';

/** What the NocoBase process has used so far. */
export interface Usage {
  /** CPU time of all its threads, in milliseconds. */
  cpuMs: number;
  heapBytes: number;
  residentBytes: number;
}

/** A collection of NocoBase's whole heap: when it began and ended, in milliseconds since 1970. */
export interface Collection {
  from: number;
  to: number;
}

/** Answers for the NocoBase process from within (probed-server.cjs). */
export interface ServerProbe {
  usage(): Promise<Usage>;
  /** The same after a garbage collection: the heap is what is held. */
  usageAfterCollection(): Promise<Usage>;
  /** The collections since this was asked last. */
  takeCollections(): Promise<Collection[]>;
}

/** V8 takes four threads for its own work, however few processors there are. Here it gets one for each processor to spare. */
const V8_THREADS = Math.min(Math.max(os.availableParallelism() - 1, 1), 4);

/** A probe for a NocoBase that is about to start. @returns the environment variables that put it in besides */
export async function prepareProbe(): Promise<{ probe: ServerProbe; env: Record<string, string> }> {
  const port = await findFreePort();
  const script = path.join(import.meta.dirname, 'probed-server.cjs');
  return {
    probe: {
      usage: () => ask(port, 'usage'),
      usageAfterCollection: () => ask(port, 'heap'),
      takeCollections: () => ask(port, 'collections'),
    },
    env: {
      NODE_OPTIONS: `--v8-pool-size=${V8_THREADS} ${process.env['NODE_OPTIONS'] ?? ''} --require ${script}`,
      BENCH_PROBE_PORT: String(port),
    },
  };
}

async function ask<Answer>(port: number, question: 'usage' | 'heap' | 'collections'): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${port}/${question}`);
  return (await response.json()) as Answer;
}
