import type { PassedRequest } from './round-robin-proxy';

/**
 * Counts the requests that went to another node than the one before of the same client, and those that did not.
 * @param action the end of the path of the requests that are counted
 */
export function crossedNodes(passed: PassedRequest[], action: string): { crossed: number; stayed: number } {
  const lastNode = new Map<string, number>();
  const counts = { crossed: 0, stayed: 0 };
  for (const { client, path, node } of passed) {
    if (path.endsWith(action)) {
      counts[lastNode.get(client) === node ? 'stayed' : 'crossed'] += 1;
    }
    lastNode.set(client, node);
  }
  return counts;
}
