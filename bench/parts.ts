import { addedLatency } from './measurements/added-latency';
import { againstLogto } from './measurements/against-logto';
import { callCounts } from './measurements/call-counts';
import { pageBytes } from './measurements/page-bytes';
import { pageLoad } from './measurements/page-load';
import { signInCost } from './measurements/sign-in-cost';
import { sustainedLoad } from './measurements/sustained-load';
import type { BenchWorld } from './support/bench-world';
import type { Findings } from './support/measurement';
import type { BenchFlags } from './support/parse-flags';

/** One measurement; it has a NocoBase and a simulator of its own. */
export interface Part {
  name: string;
  title: string;
  measure: (world: BenchWorld, flags: BenchFlags) => Promise<Findings>;
}

/** All measurements, in the order in which they run. */
export const PARTS: Part[] = [
  { name: 'sign-in-cost', title: "Against NocoBase's password sign-in", measure: signInCost },
  { name: 'call-counts', title: 'Calls to WeCom', measure: callCounts },
  { name: 'added-latency', title: 'Added latency', measure: addedLatency },
  { name: 'against-logto', title: 'Against @logto/connector-wecom', measure: againstLogto },
  { name: 'page-load', title: 'From the homepage link to the signed-in page', measure: pageLoad },
  { name: 'page-bytes', title: 'Bytes on the sign-in page', measure: pageBytes },
  {
    name: 'sustained-load',
    title: 'Sustained load',
    measure: (world, { sustainedMinutes }) => sustainedLoad(world, sustainedMinutes),
  },
];
