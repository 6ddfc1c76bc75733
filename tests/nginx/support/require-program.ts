import { findProgram } from '../../../tools/find-program';

/**
 * Finds an installed program.
 *
 * @throws Error that tells what to install
 */
export function requireProgram(name: 'nginx' | 'openssl'): string {
  const found = findProgram(name);
  if (!found) {
    throw new Error(`These tests need ${name}. Install it, for instance with: sudo apt-get install nginx openssl`);
  }
  return found;
}
