import * as fc from 'fast-check';
import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { Department } from '../../wecom/calls/departments';
import type { DirectoryOptions, LeaverAnswer, MemberDecision, ToldDirectory } from '../plan/facts';
import { the } from './builders';

/** Few of each, so that they meet: all ids are below these. */
const DEPARTMENTS = 7;
const MEMBERS = 14;
const NAMES = ['张伟', '李娜', '王芳', '刘洋', 'Chen Yi', '赵敏'];

const number = (below: number) => fc.nat({ max: below - 1 });

/** Departments may name any parent, themselves and such that nobody tells included. */
const department: fc.Arbitrary<Department> = fc.record({
  id: number(DEPARTMENTS).map((id) => String(id + 1)),
  name: fc.constantFrom('Sales', 'Factory', 'Board'),
  nameEn: fc.constant(undefined),
  parentId: fc.option(
    number(DEPARTMENTS + 1).map((id) => String(id + 1)),
    { nil: undefined },
  ),
  order: number(4),
});

/** One in either spelling of each id. */
const memberId = fc.tuple(number(MEMBERS), fc.boolean()).map(([id, isUpper]) => `${isUpper ? 'M' : 'm'}${id}`);

const member: fc.Arbitrary<DirectoryMember> = fc.record({
  memberId,
  name: fc.constantFrom(...NAMES, undefined),
  status: fc.constantFrom('active', 'active', 'active', 'not-activated', 'disabled', 'left'),
  departments: fc.uniqueArray(
    fc.record({
      id: number(DEPARTMENTS + 1).map((id) => String(id + 1)),
      order: fc.constant(0),
      isLeader: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
  mainDepartmentId: fc.option(
    number(DEPARTMENTS).map((id) => String(id + 1)),
    { nil: undefined },
  ),
  mobile: fc.constantFrom(undefined, undefined, '13800000001', '13800000002'),
  email: fc.constantFrom(undefined, undefined, 'a@example.com'),
});

/** A company as WeCom may tell it, empty or broken ones included. */
const aCompany: fc.Arbitrary<ToldDirectory> = fc.record({
  departments: fc.uniqueArray(department, { selector: ({ id }) => id, maxLength: DEPARTMENTS }),
  members: fc.uniqueArray(member, { selector: (one) => the(one.memberId), maxLength: MEMBERS }),
});

/** A change that somebody makes by hand; its numbers choose among what is there. */
export interface HandChange {
  kind:
    | 'add-department'
    | 'delete-department'
    | 'move-department'
    | 'rename-department'
    | 'swap-departments'
    | 'add-user'
    | 'delete-user'
    | 'link'
    | 'unlink'
    | 'add-membership'
    | 'remove-membership'
    | 'turn-owner'
    | 'set-main'
    | 'rename-user'
    | 'open-user';
  one: number;
  other: number;
}

const aHandChange: fc.Arbitrary<HandChange> = fc.record({
  kind: fc.constantFrom(
    'add-department',
    'add-department',
    'delete-department',
    'move-department',
    'move-department',
    'rename-department',
    'swap-departments',
    'add-user',
    'add-user',
    'delete-user',
    'link',
    'unlink',
    'add-membership',
    'add-membership',
    'remove-membership',
    'turn-owner',
    'set-main',
    'rename-user',
    'open-user',
  ),
  one: fc.nat(),
  other: fc.nat(),
});

const answer: fc.Arbitrary<LeaverAnswer> = fc.oneof(
  fc.record({ kind: fc.constantFrom('left' as const, 'disabled' as const, 'out-of-range' as const) }),
  fc.record({ kind: fc.constant('active' as const), departmentIds: fc.constantFrom(['1'], ['2', '3'], []) }),
  fc.record({ kind: fc.constant('none' as const) }),
);

const decision: fc.Arbitrary<MemberDecision> = fc.oneof(
  fc.record({ kind: fc.constant('adopt' as const), userId: fc.integer({ min: 1, max: 9 }), inList: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('make' as const, 'open' as const, 'close' as const) }),
);

const rule = fc.constantFrom('at-creation' as const, 'every-sign-in' as const, 'never' as const);

const options: fc.Arbitrary<DirectoryOptions> = fc.record({
  departments: fc.constantFrom<string[]>([], [], ['1'], ['2', '3']),
  createUsers: fc.constantFrom(true, true, true, false, undefined),
  leavers: fc.constantFrom('close', 'close', 'close', 'report'),
  profile: fc.record({ name: rule, avatar: rule, email: rule, phone: rule }),
  existingPhones: fc.constantFrom('trust', 'typed'),
});

/** One run: what happened before it, and what it is told. */
export interface Round {
  company: ToldDirectory;
  byHand: HandChange[];
  options: DirectoryOptions;
  /** What WeCom answers about each member, by number. */
  answers: LeaverAnswer[];
  decisions: ReadonlyMap<string, MemberDecision>;
  departmentsToMake: ReadonlySet<string>;
  /** The process ends after this many steps. */
  stopAfter: number;
}

const identity = memberId.map(the);

export const aRound: fc.Arbitrary<Round> = fc.record({
  company: aCompany,
  byHand: fc.array(aHandChange, { maxLength: 8 }),
  options,
  answers: fc.array(answer, { minLength: 5, maxLength: 5 }),
  decisions: fc.array(fc.tuple(identity, decision), { maxLength: 4 }).map((entries) => new Map(entries)),
  departmentsToMake: fc.constantFrom(new Set<string>(), new Set([the('1'), the('2')])),
  stopAfter: number(30),
});
