import path from 'node:path';
import { ROOT } from '../tools/paths';

/** NocoBase with the plugins that the demo and the tests need. */
export const TRIMMED_HOST = path.join(ROOT, 'host/trimmed');

/** NocoBase with its full, unmodified preset. */
export const FULL_HOST = path.join(ROOT, 'host/full');
