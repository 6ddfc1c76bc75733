import { beforeAll, describe, expect, test } from 'vitest';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { addMember, newMember } from '../support/members';
import { errorText } from '../support/texts';
import { allLinks, allUsers, createUser } from '../support/users';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'zhangsan');
});

describe('a stranger', () => {
  test.each([
    ['outsider', 'wecom_not_a_member'],
    ['linked', 'wecom_other_corp'],
    ['zhouba', 'wecom_not_in_visible_range'],
    ['wujiu', 'wecom_member_inactive'],
    ['zhengshi', 'wecom_member_inactive'],
  ])('like %s is told %s, and leaves nothing behind', async (memberId, code) => {
    const before = await allUsers(world.nocobase);

    const { error } = await signInInClient(world, memberId);

    expect(error).toMatchObject({ code, redirectTo: '/admin', message: errorText(code) });
    expect(await allUsers(world.nocobase)).toEqual(before);
  });
});

describe('a phone number', () => {
  test('that two users have opens neither', async () => {
    await createUser(world.nocobase, { username: 'one', phone: '13800000004' });
    await createUser(world.nocobase, { username: 'two', phone: '+86 138-0000-0004' });

    const { error } = await signInInClient(world, 'zhaoliu');

    expect(error).toMatchObject({ code: 'wecom_phone_ambiguous', message: errorText('wecom_phone_ambiguous') });
  });

  test('of a user who is linked to another member does not open that user', async () => {
    world.simulator.control.updateMember('lisi', { personalFields: { mobile: '13800000001' } });

    const { error } = await signInInClient(world, 'lisi');

    expect(error).toMatchObject({ code: 'wecom_phone_taken', message: errorText('wecom_phone_taken') });
  });

  test('of the root user never opens the root account', async () => {
    const mobile = world.simulator.company.members.find(({ id }) => id === 'rootmobile')?.personalFields.mobile;
    // Not by the root user: nobody vouches for their own number.
    await world.nocobase.app.db.getRepository('users').update({ filterByTk: 1, values: { phone: mobile } });

    const { error } = await signInInClient(world, 'rootmobile');

    expect(error).toMatchObject({ code: 'wecom_root_not_linkable', message: errorText('wecom_root_not_linkable') });
  });
});

const ALMOST_THE_CORP = 'wwF0e1d2c3b4a59687';

/** Does something while the authenticator, and WeCom, are those of another corp with members of the same names. */
async function inCorp<Result>(corpId: string, autoSignUp: boolean, work: () => Promise<Result>): Promise<Result> {
  const { simulator } = world;
  const company = structuredClone(simulator.company);
  const token = await world.nocobase.signInAsRoot();
  const save = (isOn: boolean) =>
    world.nocobase.api('authenticators:update?filter[name]=wecom', {
      token,
      body: { enabled: true, options: optionsFor(simulator, { public: { autoSignUp: isOn } }) },
    });
  simulator.control.seed({ ...company, corpId });
  await save(autoSignUp);
  const result = await work();
  simulator.control.seed(company);
  await save(true);
  return result;
}

describe('a member ID', () => {
  test('is one person in whatever letters WeCom writes it', async () => {
    const first = await signInInClient(world, 'zhangsan');
    world.simulator.control.updateMember('zhangsan', { id: 'ZhangSan' });

    const second = await signInInClient(world, 'ZhangSan');

    world.simulator.control.updateMember('ZhangSan', { id: 'zhangsan' });
    expect(second.user?.id).toBe(first.user?.id);
  });

  test.each([
    ['another corp', 'ww0000000000000001'],
    ['a corp whose ID differs in one capital letter', ALMOST_THE_CORP],
  ])('is nobody for an authenticator that was moved to %s', async (_what, corpId) => {
    const { error } = await inCorp(corpId, false, () => signInOnWeb(world, 'zhangsan'));

    expect(error?.code).toBe('wecom_not_linked');
  });

  test('gets a user of its own in a corp whose ID differs in one capital letter, or a reason', async () => {
    const { id } = newMember(world);
    const first = await signInInClient(world, id);

    const { user, error } = await inCorp(ALMOST_THE_CORP, true, () => {
      world.simulator.control.updateMember(id, { personalFields: { mobile: '13800009999' } });
      return signInInClient(world, id);
    });

    expect(user?.id).not.toBe(first.user?.id);
    // MariaDB takes capital and small letters for the same.
    expect(error?.code).toBe(process.env['TEST_DATABASE'] === 'mariadb' ? 'wecom_member_linked' : undefined);
  });
});

describe('a linked member', () => {
  test('who left between two sign-ins is refused', async () => {
    world.simulator.control.updateMember('zhangsan', { status: 5 });

    const { error } = await signInOnWeb(world, 'zhangsan');

    world.simulator.control.updateMember('zhangsan', { status: 1 });
    expect(error?.code).toBe('wecom_member_inactive');
  });

  test('whom WeCom has disabled is refused', async () => {
    world.simulator.control.updateMember('zhangsan', { status: 2 });

    const { error } = await signInOnWeb(world, 'zhangsan');

    world.simulator.control.updateMember('zhangsan', { status: 1 });
    expect(error?.code).toBe('wecom_member_inactive');
  });

  test('to whom the app is no longer shown is refused', async () => {
    const { visibleMemberIds } = world.simulator.app;
    world.simulator.control.updateApp({ visibleMemberIds: visibleMemberIds.filter((id) => id !== 'zhangsan') });

    const { error } = await signInInClient(world, 'zhangsan');

    world.simulator.control.updateApp({ visibleMemberIds });
    expect(error?.code).toBe('wecom_not_in_visible_range');
  });

  test('whose user was removed does not get the removed user back', async () => {
    const before = await signInInClient(world, 'sunqi');
    const token = await world.nocobase.signInAsRoot();
    await world.nocobase.api(`users:destroy?filterByTk=${before.user?.id}`, { token, method: 'POST' });

    const { body } = await world.nocobase.api('auth:check', { token: before.token ?? '' });
    const after = await signInInClient(world, 'sunqi');

    expect(body).not.toMatchObject({ data: { id: before.user?.id } });
    expect(after.user?.id).not.toBe(before.user?.id);
    const { links, claims } = await allLinks(world.nocobase);
    expect(claims).toEqual(links);
  });
});

describe('a display name', () => {
  test.each([
    ['markup', '<img src=x onerror=alert(1)>{{ $env.APP_KEY }}'],
    ['right-to-left marks', '\u202eevil\u202c العربية'],
    ['characters of four bytes', '𠮷野家 👩‍👩‍👧‍👦'],
    ['quotes', `Robert'); DROP TABLE users;-- "`],
  ])('with %s is kept as it is, as text', async (what, name) => {
    const id = `name-${what.replaceAll(' ', '-')}`;
    addMember(world, id, { name, personalFields: {} });

    const { user } = await signInInClient(world, id);

    expect(user?.nickname).toBe(name);
    expect((await allUsers(world.nocobase)).find((row) => row.id === user?.id)?.nickname).toBe(name);
  });
});
