import { addedLatency } from './measurements/added-latency';
import { againstLogto } from './measurements/against-logto';
import { callCounts } from './measurements/call-counts';
import { manyUsers } from './measurements/many-users';
import { pageBytes } from './measurements/page-bytes';
import { pageLoad } from './measurements/page-load';
import { signInCost } from './measurements/sign-in-cost';
import { sustainedLoad } from './measurements/sustained-load';
import { inWorld } from './support/bench-world';
import type { Findings } from './support/measurement';
import type { BenchFlags } from './support/parse-flags';

/** One measurement. It starts afresh, so that none inherits a full database or a warm cache from another. */
export interface Part {
  name: string;
  title: string;
  measure: (flags: BenchFlags) => Promise<Findings>;
}

/** All measurements, in the order in which they run. */
export const PARTS: Part[] = [
  {
    name: 'sign-in-cost',
    title: 'What a sign-in costs',
    measure: inWorld(signInCost, { newcomerCount: 300, withFloor: true }),
  },
  { name: 'call-counts', title: 'Calls to WeCom', measure: inWorld(callCounts) },
  { name: 'added-latency', title: 'Added latency', measure: inWorld(addedLatency) },
  { name: 'against-logto', title: 'Against @logto/connector-wecom', measure: inWorld(againstLogto) },
  { name: 'many-users', title: 'Among many users', measure: manyUsers },
  { name: 'page-load', title: 'From the homepage link to the signed-in page', measure: inWorld(pageLoad) },
  { name: 'page-bytes', title: 'Bytes on the sign-in page', measure: inWorld(pageBytes) },
  { name: 'sustained-load', title: 'Sustained load', measure: inWorld(sustainedLoad) },
];
