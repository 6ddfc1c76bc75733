import type { Application } from '@nocobase/server';

/** Options as they are stored or typed, which may be anything; none when they are no set of options. */
export function asOptions(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Fills NocoBase's variables and secrets into options. What is public stays as it is typed. */
export function fillVariables({ environment }: Pick<Application, 'environment'>, options: unknown) {
  return asOptions(environment.renderJsonTemplate(asOptions(options), { omit: ['public'] }));
}
