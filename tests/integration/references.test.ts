import { describe, expect, test } from 'vitest';
import { comeBackToLink, completeLink, link, listenToAudit, signInByPassword } from './support/links';
import { comeBack, complete, signInInClient } from '../world/sign-in';
import { useWorld } from '../world/use-world';

const world = useWorld();
const SHAPE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

describe('the reference of a refusal', () => {
  test('is the same each time the same person is refused for the same reason, and stands in the audit log', async () => {
    const records = listenToAudit(world.nocobase);

    const first = await signInInClient(world, 'zhangsan');
    const second = await signInInClient(world, 'zhangsan');

    expect(first.error?.reference).toMatch(SHAPE);
    expect(second.error?.reference).toBe(first.error?.reference);
    const reference = first.error?.reference;
    expect(records).toMatchObject([{ metadata: { reference } }, { metadata: { reference } }]);
  });

  test('tells two people, and two reasons, apart', async () => {
    const references = await Promise.all(
      ['zhangsan', 'lisi', 'outsider'].map(async (member) => (await signInInClient(world, member)).error?.reference),
    );

    expect(new Set(references).size).toBe(3);
  });

  test("is the beginning of the request's ID where nobody is known", async () => {
    const { browser, address } = await comeBack(world, 'zhangsan');
    const { error, reply } = await complete(world, browser, address, { state: 'a'.repeat(32) });

    expect(error?.reference).toBe(reply.headers.get('X-Request-Id')?.slice(0, 8).toUpperCase());
  });

  test('holds nothing of the person', async () => {
    const { error } = await signInInClient(world, 'zhangsan');

    expect(error?.reference?.toLowerCase()).not.toContain('zhang');
  });

  test('is given to whoever links themselves, too', async () => {
    const session = await signInByPassword(world.nocobase, 'somebody');
    const returned = await comeBackToLink(world, session, 'sunqi');
    await link(world, await signInByPassword(world.nocobase, 'first'), 'sunqi');

    const { error } = await completeLink(world, session, returned);

    expect(error).toMatchObject({ code: 'wecom_member_linked', reference: expect.stringMatching(SHAPE) as string });
  });
});
