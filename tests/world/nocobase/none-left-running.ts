import { afterAll, expect } from 'vitest';
import { addressesOfRunning } from './start-nocobase';

// Files of a process share NocoBase's gateway: one that leaves its NocoBase running there, without a database, holds up
// the requests of those that come later.
afterAll(() => expect(addressesOfRunning()).toEqual([]));
