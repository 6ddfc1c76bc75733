import type { Application } from '@nocobase/server';

/** Whether an application has the root of the site; the others are sub-applications. */
export function isMainApplication({ name }: Pick<Application, 'name'>): boolean {
  return name === 'main';
}
