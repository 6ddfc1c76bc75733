import type { ComponentType } from 'react';

/**
 * A loader, as NocoBase wants one, of a component that is there already. A loader that fails would take NocoBase's page with
 * it: this one never does, and what is loaded later stands behind a boundary.
 */
export function loaderOf<Props>(component: ComponentType<Props>): () => Promise<{ default: ComponentType<Props> }> {
  return () => Promise.resolve({ default: component });
}
