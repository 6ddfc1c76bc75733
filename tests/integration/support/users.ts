import type { NocoBase } from '../../world/nocobase/start-nocobase';
import type { World } from '../../world/start-world';

export interface UserRow {
  id: number;
  username: string | null;
  nickname: string | null;
  phone: string | null;
  email: string | null;
  password: string | null;
}

/** Creates a user by NocoBase's own API and returns the id. */
export async function createUser(nocobase: NocoBase, values: Partial<UserRow>): Promise<number> {
  const token = await nocobase.signInAsRoot();
  const { body } = await nocobase.api('users:create', { token, body: values });
  return (body as { data: { id: number } }).data.id;
}

/** All users as they are stored, oldest first. */
export async function allUsers({ app }: NocoBase): Promise<UserRow[]> {
  return (await app.db.getRepository('users').find({ sort: 'id', raw: true })) as UserRow[];
}

/** NocoBase's own links and our claims on them, in the same form and order. */
export async function allLinks({ app }: NocoBase) {
  // Unsorted, PostgreSQL puts a row that was changed behind the others.
  const sort = ['authenticator', 'userId'];
  const links = (await app.db.getRepository('usersAuthenticators').find({ sort, raw: true })) as LinkRow[];
  const claims = (await app.db.getRepository('wecomLinks').find({ sort, raw: true })) as LinkRow[];
  return { links: links.map(asLink), claims: claims.map(asLink) };
}

/** Ends all links, and forgets whom a sign-in has refused. */
export async function forgetLinks({ app }: NocoBase): Promise<void> {
  for (const name of ['usersAuthenticators', 'wecomLinks', 'wecomRefusals']) {
    await app.db.getModel(name).destroy({ where: {} });
  }
}

/** Leaves the root user alone in NocoBase, nobody linked, and the company as it was at first. */
export async function forgetPeople({ nocobase, simulator }: World): Promise<void> {
  await nocobase.app.db.getRepository('users').destroy({ filter: { id: { $ne: 1 } } });
  await forgetLinks(nocobase);
  simulator.control.reset();
}

interface LinkRow {
  authenticator: string;
  userId: number;
  uuid?: string;
  identity?: string;
}

function asLink({ authenticator, userId, uuid, identity }: LinkRow) {
  return { authenticator, identity: uuid ?? identity, userId };
}
