'use strict';

const { setTimeout: sleep } = require('node:timers/promises');
const { errcodeOf } = require('./errors');

const SQLITE_BUSY = 5;
const PATIENCE_MS = 5000;
const MAX_PAUSE_MS = 20;

/**
 * Repeats an action for as long as another connection holds the lock that it needs, five seconds at most. The pauses
 * leave the event loop free: the driver works synchronously, and the other connection may be in this very process.
 *
 * @template T
 * @param {() => T} action
 * @param {() => boolean} mayWait whether waiting can help
 * @returns {Promise<T>}
 */
async function waitWhileBusy(action, mayWait) {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (errcodeOf(error) !== SQLITE_BUSY || !mayWait() || performance.now() > deadline) {
        throw error;
      }
    }
    // Uneven pauses keep several waiting connections from trying in step.
    await sleep(1 + Math.random() * MAX_PAUSE_MS);
  }
}

module.exports = { waitWhileBusy };
