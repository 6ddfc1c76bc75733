import type { Service } from './services';

/** A service that cannot be used, and why. */
export interface MissingService extends Pick<Service, 'name' | 'help'> {
  reason: string;
}

/** Checks all services and returns those that cannot be used. */
export async function findMissing(services: Service[]): Promise<MissingService[]> {
  const missing: MissingService[] = [];
  for (const { name, check, help } of services) {
    await check().catch((error: unknown) => {
      missing.push({ name, help, reason: error instanceof Error ? error.message : String(error) });
    });
  }
  return missing;
}

/** The help for somebody who lacks services: which, why, and what to run. */
export function helpFor(missing: MissingService[]): string {
  const paragraphs = missing.map(
    ({ name, reason, help }) => `${name} cannot be used: ${reason}\n\n${help.replaceAll(/^(?=.)/gm, '  ')}`,
  );
  return ['These tests need PostgreSQL, MariaDB, Redis and nginx.', ...paragraphs].join('\n\n');
}
