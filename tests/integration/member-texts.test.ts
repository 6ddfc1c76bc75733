import type { Model } from '@nocobase/database';
import { describe, expect, test } from 'vitest';
import { signInInClient, signInOnWeb } from '../world/sign-in';
import * as members from './support/members';
import { allUsers, createUser, type UserRow } from './support/users';
import { useWorld } from '../world/use-world';

const EVERY = { name: 'every-sign-in', avatar: 'every-sign-in', email: 'every-sign-in', phone: 'every-sign-in' };
const world = useWorld({ public: { autoSignUp: true }, profile: EVERY });

interface Newcomer {
  name?: string;
  mobile?: string;
  email?: string;
  avatar?: string;
}

function addMember(id: string, { name = id, mobile, email, avatar }: Newcomer): void {
  const personalFields = {
    ...(mobile !== undefined && { mobile }),
    ...(email !== undefined && { biz_mail: email }),
    ...(avatar !== undefined && { avatar }),
  };
  members.addMember(world, id, { name, personalFields });
}

async function storedUser(id: number | undefined): Promise<UserRow | undefined> {
  return (await allUsers(world.nocobase)).find((user) => user.id === id);
}

/** Writes a user as an import may have: past NocoBase's forms. */
async function storeUser(values: Partial<UserRow>): Promise<number> {
  const user = (await world.nocobase.app.db.getRepository('users').create({ values })) as Model;
  return Number(user.get('id'));
}

describe('a phone number in NocoBase', () => {
  test.each([
    ['marks of direction', '\u202d13900000101\u202c', '13900000101'],
    ['blanks of no width', '139\u200b0000\u200b0102', '+86 139 0000 0102'],
    ['full-width digits', '１３９０００００１０３', '13900000103'],
    ['hyphens that do not break', '139\u20110000\u20110104', '13900000104'],
    ['a blank before the last digit', '1390000010 9', '13900000109'],
    ['Arabic digits', '١٣٩٠٠٠٠٠١٠٥', '13900000105'],
    ['a zero after the country code', '+86 013900000106', '13900000106'],
    ['the prefix of a call abroad', '0086-139-0000-0107', '+8613900000107'],
  ])('with %s is that of the member', async (_what, phone, mobile) => {
    const digits = mobile.slice(-3);
    const existing = await storeUser({ username: `phone-${digits}`, nickname: `Phone ${digits}`, phone });
    addMember(`caller-${digits}`, { mobile });

    expect((await signInInClient(world, `caller-${digits}`)).user?.id).toBe(existing);
  });

  test.each([
    ['marks of direction', '\u202d13900000201\u202c', '13900000201'],
    ['full-width digits and its country code', '＋８６　１３９　００００　０２０２', '13900000202'],
  ])('is found when WeCom has %s', async (_what, mobile, phone) => {
    const existing = await createUser(world.nocobase, { username: `user-${phone}`, phone });
    addMember(`caller-${phone}`, { mobile });

    expect((await signInInClient(world, `caller-${phone}`)).user?.id).toBe(existing);
  });

  test('of another country is no Chinese one', async () => {
    const existing = await createUser(world.nocobase, { username: 'american', phone: '1 (415) 555-0100' });
    addMember('caller-us', { mobile: '+86 14155550100' });

    expect((await signInInClient(world, 'caller-us')).user?.id).not.toBe(existing);
  });
});

describe('an e-mail address', () => {
  test.each([
    ['in another case', 'Zhang.Wei@corp.example.com', 'zhang.wei@corp.example.com'],
    ['with blanks around it', ' wang.fang@corp.example.com ', 'Wang.Fang@Corp.example.com'],
    ['with marks of direction', '\u202ali.na@corp.example.com\u202c', 'li.na@corp.example.com'],
    ['with an underscore', 'LI_NA@corp.example.com', 'li_na@corp.example.com'],
    ['with a percent sign', 'li%25na@corp.example.com', 'LI%25na@corp.example.com'],
  ])('that another user has %s is left out of a new user', async (what, held, told) => {
    const id = what.replaceAll(' ', '-');
    await storeUser({ username: `holder-${id}`, email: held });
    addMember(`mail-${id}`, { email: told });

    const { user } = await signInInClient(world, `mail-${id}`);

    expect(await storedUser(user?.id)).toMatchObject({ username: `mail-${id}`, email: null });
  });

  test('of WeCom that another user has in another case is left out at a refresh', async () => {
    world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'yes' });
    addMember('refreshed', { email: 'before@corp.example.com' });
    const { user } = await signInInClient(world, 'refreshed');
    await storeUser({ username: 'holder-refresh', email: 'Chen.Jie@CORP.example.com' });
    world.simulator.control.updateMember('refreshed', { personalFields: { biz_mail: 'chen.jie@corp.example.com' } });

    await signInOnWeb(world, 'refreshed');

    world.simulator.control.setBehaviour({ personalFieldsInUserGet: 'no' });
    expect(await storedUser(user?.id)).toMatchObject({ email: 'before@corp.example.com' });
  });

  test('that differs in one letter is another', async () => {
    await storeUser({ username: 'holder-other', email: 'xzhao.min@corp.example.com' });
    addMember('mail-other', { email: 'zhao.min@corp.example.com' });

    const { user } = await signInInClient(world, 'mail-other');

    expect(await storedUser(user?.id)).toMatchObject({ email: 'zhao.min@corp.example.com' });
  });
});

describe('a username', () => {
  test.each([
    ['in another case', 'liu.yang', 'Liu_Yang'],
    ['with a blank behind it', 'zhou-jie', 'ZHOU-JIE '],
  ])('that another user has %s gets another ending', async (_what, memberId, username) => {
    await storeUser({ username });
    addMember(memberId, {});

    const { user } = await signInInClient(world, memberId);

    expect(user?.username).toMatch(/^(liu_yang|zhou-jie)_[0-9a-f]{6}$/);
  });
});

describe('a text of WeCom', () => {
  test.each([
    ['U+0000', '王\u0000五'],
    ['U+0000 at both ends', '\u0000王五\u0000'],
    ['line breaks', '王\r\n五'],
    ['half a character', '王\ud83d五'],
    ['an escape sign', '王\u001b五'],
  ])('with %s is kept without it', async (what, name) => {
    const id = `text-${what.replace('+', '').replaceAll(' ', '-')}`;
    const email = `${id}\u0000@corp.example.com`;
    addMember(id, { name, email, avatar: 'https://example.com/\u0000a.png' });

    const { user, error } = await signInInClient(world, id);

    expect(error).toBeUndefined();
    expect(await storedUser(user?.id)).toMatchObject({ nickname: '王五', email: `${id}@corp.example.com` });
  });

  test('that nobody can see counts as none', async () => {
    addMember('unseen', { name: '\u0000\u200b\u3000' });

    expect((await signInInClient(world, 'unseen')).user?.nickname).toBe('unseen');
  });

  test('is cut, or left out, when no column takes it', async () => {
    addMember('long', { name: '长😀'.repeat(200), email: `${'a'.repeat(300)}@corp.example.com` });

    const { user } = await signInInClient(world, 'long');

    const stored = await storedUser(user?.id);
    expect(Array.from(stored?.nickname ?? '')).toHaveLength(255);
    expect(stored?.email).toBeNull();
  });

  test('with U+0000 does no harm at a refresh', async () => {
    addMember('renamed', { name: 'Before' });
    await signInInClient(world, 'renamed');
    world.simulator.control.updateMember('renamed', { name: 'Af\u0000ter' });

    const { user, error } = await signInOnWeb(world, 'renamed');

    expect(error).toBeUndefined();
    expect(user?.nickname).toBe('After');
  });
});
