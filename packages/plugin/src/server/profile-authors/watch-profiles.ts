import type { Application } from '@nocobase/server';
import { noteActors } from './actor';
import { fillAuthorsOnStart } from './fill-authors';
import { recordAuthors } from './record-authors';

/** Keeps in mind who wrote the users' phone numbers, e-mail addresses and usernames (docs/adr/0016-who-wrote-a-number.md). */
export function watchProfiles(app: Application): void {
  noteActors(app);
  recordAuthors(app);
  fillAuthorsOnStart(app);
}
