import { afterEach, beforeEach, expect, test } from 'vitest';
import { failStatements } from '../support/failing-database';
import { authorize, comeBack, complete, newBrowser, signInInClient, type SignInReply } from '../../world/sign-in';
import { allLinks, allUsers, forgetPeople } from '../support/users';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });
let mend = () => {};
beforeEach(() => forgetPeople(world));
afterEach(() => mend());

const WRITE = /^\s*(INSERT|UPDATE|DELETE|REPLACE|COMMIT)/i;

/** Brings a member who is not linked to the completion that will write. */
async function readyToComplete(memberId: string) {
  const silent = await comeBack(world, memberId);
  const { error } = await complete(world, silent.browser, silent.address);
  return { ...silent, address: await world.simulator.openInClient(error?.consentUrl ?? '', memberId) };
}

/** Everything that a first sign-in writes. */
async function written() {
  const { links, claims } = await allLinks(world.nocobase);
  const roles = await world.nocobase.app.db.getRepository('rolesUsers').count();
  return { users: await allUsers(world.nocobase), links, claims, roles };
}

/** Completes a first sign-in during which one write fails, counted from 0; undefined when there are fewer. */
async function completeWithFailure(memberId: string, failing: number): Promise<SignInReply | undefined> {
  const { browser, address } = await readyToComplete(memberId);
  let writes = 0;
  mend = failStatements(world.nocobase, (sql) => WRITE.test(sql) && writes++ === failing);
  const reply = await complete(world, browser, address);
  mend();
  return writes > failing ? reply : undefined;
}

/** How many users, links and claims there are beyond those of the beginning. */
function growth(before: Awaited<ReturnType<typeof written>>, { users, links, claims, roles }: typeof before) {
  return [
    users.length - before.users.length,
    links.length - before.links.length,
    claims.length - before.claims.length,
    roles - before.roles,
  ];
}

test('a database that fails at any one write of a first sign-in leaves all or nothing, and a retry completes', async () => {
  const before = await written();
  let failing = 0;
  for (; ; failing += 1) {
    const reply = await completeWithFailure('zhangsan', failing);
    if (!reply) {
      break;
    }
    // The last writes, NocoBase's own for the session, come when user and link are complete.
    const left = growth(before, await written());
    expect(left, `write ${failing}`).toEqual(left[0] === 0 ? [0, 0, 0, 0] : [1, 1, 1, 1]);
    expect(reply.token ? undefined : reply.error?.code, `write ${failing}`).toBe(
      reply.token ? undefined : 'wecom_internal_error',
    );

    const retried = await signInInClient(world, 'zhangsan');

    expect(retried.token, `write ${failing}`).toBeTruthy();
    const after = await written();
    expect(growth(before, after), `write ${failing}`).toEqual([1, 1, 1, 1]);
    expect(after.claims, `write ${failing}`).toEqual(after.links);
    await forgetPeople(world);
  }
  // User, link, role, claim, the end of the transaction, and the session.
  expect(failing).toBeGreaterThanOrEqual(6);
});

test('a database that fails at any one read of a sign-in ends in a clear message, and a retry completes', async () => {
  await signInInClient(world, 'lisi');
  for (const table of ['authenticators', 'wecomLinks', 'users']) {
    const { browser, address } = await comeBack(world, 'lisi');
    mend = failStatements(world.nocobase, (sql) => new RegExp(`^SELECT .* FROM [^ ]*${table}`).test(sql));
    const { error, reply } = await complete(world, browser, address);
    mend();

    expect(error?.code, table).toBe('wecom_internal_error');
    expect(JSON.stringify(reply.body), table).not.toContain('connection lost');
    expect((await signInInClient(world, 'lisi')).token, table).toBeTruthy();
  }
});

test('a database that fails when a sign-in starts leads to the sign-in page with a clear message', async () => {
  mend = failStatements(world.nocobase, (sql) => sql.includes('authenticators'));
  const location = await authorize(world, newBrowser(), { redirect: '/v/admin' });

  expect(location).toBe('/v/signin?authenticator=wecom&error=wecom_internal_error&redirect=%2Fv%2Fadmin');
});
