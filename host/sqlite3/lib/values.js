'use strict';

/**
 * Prepares bound parameters.
 *
 * @param {unknown[] | Record<string, unknown>} parameters by position, or by name: `{ $1: 'x' }`
 * @returns {unknown[]} what to pass to a prepared statement
 */
function toBoundValues(parameters) {
  if (Array.isArray(parameters)) {
    return parameters.map(toBoundValue);
  }
  const named = Object.entries(parameters).map(([name, value]) => [name, toBoundValue(value)]);
  return named.length > 0 ? [Object.fromEntries(named)] : [];
}

function toBoundValue(value) {
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value === 'boolean') {
    return value ? 1 : 0;
  }
  // As a BigInt a whole number is bound as INTEGER, not as REAL, which a text column would store as '1.0'.
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? BigInt(value) : value;
  }
  if (typeof value === 'bigint' || typeof value === 'string' || Buffer.isBuffer(value)) {
    return value;
  }
  if (value instanceof Date) {
    return BigInt(value.getTime());
  }
  return String(value);
}

/** A row as node-sqlite3 returns it: an ordinary object in which blobs are Buffers. */
function toRow(row) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value) : value]),
  );
}

module.exports = { toBoundValues, toRow };
