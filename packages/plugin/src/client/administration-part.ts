import { lazyPart } from '../browser/LazyPart';

/** What only administrators open. */
export const Administration = lazyPart(() => import('./Administration'));
