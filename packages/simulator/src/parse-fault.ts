import type { FaultRule } from './faults.js';

const NUMBERS = ['times', 'delayMs', 'errcode', 'status', 'hugeBodyBytes', 'slowBodyMs'] as const;
const FLAGS = ['hangUp', 'badJson', 'html'] as const;

/** Checks a fault that comes from outside. @throws Error naming the field */
export function parseFault(value: Record<string, unknown>): FaultRule {
  const known: readonly string[] = ['path', ...NUMBERS, ...FLAGS];
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown) {
    throw new Error(`${unknown} is not known; use ${known.join(', ')}`);
  }
  if (typeof value['path'] !== 'string' || value['path'] === '') {
    throw new Error('path must be a part of a path');
  }
  for (const name of NUMBERS) {
    if (value[name] !== undefined && !Number.isInteger(value[name])) {
      throw new Error(`${name} must be a whole number`);
    }
  }
  for (const name of FLAGS) {
    if (value[name] !== undefined && typeof value[name] !== 'boolean') {
      throw new Error(`${name} must be true or false`);
    }
  }
  return value as unknown as FaultRule;
}
