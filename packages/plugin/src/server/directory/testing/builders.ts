import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { Department } from '../../wecom/calls/departments';
import { identityOf } from '../../wecom/member-profile';
import type { ActualDepartment, ActualUser, Facts, WrittenDepartment, WrittenMember } from '../plan/facts';

export const CORP_ID = 'ww1234567890abcdef';

/** The identity of a department or a member. */
export const the = (id: string) => identityOf(CORP_ID, id);

/** Department 2 of the company. */
export function aDepartment(changes: Partial<Department> = {}): Department {
  return { id: '2', name: 'Sales', nameEn: undefined, parentId: '1', order: 100, ...changes };
}

/** Zhangsan, in department 2. */
export function aMember(changes: Partial<DirectoryMember> = {}): DirectoryMember {
  return {
    memberId: 'ZhangSan',
    name: '张三',
    status: 'active',
    departments: [{ id: '2', order: 0, isLeader: false }],
    mainDepartmentId: '2',
    mobile: undefined,
    email: undefined,
    ...changes,
  };
}

/** User 7, about whom nothing reminds of a member. */
export function aUser(changes: Partial<ActualUser> = {}): ActualUser {
  return {
    id: 7,
    nickname: 'Somebody',
    email: null,
    phone: null,
    isRoot: false,
    isPrivileged: false,
    isClosed: false,
    isActiveElsewhere: false,
    mainDepartmentId: undefined,
    keys: {},
    ...changes,
  };
}

/** The record of `aDepartment()`, which is department 102 in NocoBase. */
export function aDepartmentRow(changes: Partial<WrittenDepartment> = {}): WrittenDepartment {
  return {
    identity: the('2'),
    departmentId: '102',
    title: 'Sales',
    parent: the('1'),
    order: 100,
    isGone: false,
    ...changes,
  };
}

/** The record of `aMember()` as user 7, whom a run made. */
export function aMemberRow(changes: Partial<WrittenMember> = {}): WrittenMember {
  return {
    identity: the('zhangsan'),
    userId: 7,
    origin: 'made',
    name: '张三',
    mobile: undefined,
    email: undefined,
    departments: [the('2')],
    main: the('2'),
    departure: undefined,
    ...changes,
  };
}

/** Department 102 of NocoBase. */
export function aNocoBaseDepartment(changes: Partial<ActualDepartment> = {}): ActualDepartment {
  return { id: '102', title: 'Sales', parentId: '101', sort: 2, ...changes };
}

/** The changes of any part of the facts. */
interface FactChanges extends Partial<Omit<Facts, 'told' | 'written' | 'actual' | 'options' | 'decisions'>> {
  told?: Partial<Facts['told']>;
  written?: Partial<Facts['written']>;
  actual?: Partial<Facts['actual']>;
  options?: Partial<Facts['options']>;
  decisions?: Partial<Facts['decisions']>;
}

/** A company with department 1, department 2 below it and nobody in them; an empty NocoBase; a source that makes users. */
export function someFacts({ told, written, actual, options, decisions, ...others }: FactChanges = {}): Facts {
  return {
    corpId: CORP_ID,
    told: {
      departments: [aDepartment({ id: '1', name: 'Company', parentId: undefined }), aDepartment()],
      members: [],
      ...told,
    },
    written: { departments: [], members: [], memberships: [], ...written },
    actual: { departments: [], users: [], links: [], claims: [], memberships: [], ...actual },
    options: {
      departments: [],
      createUsers: true,
      leavers: 'close',
      profile: { name: 'at-creation', avatar: 'at-creation', email: 'at-creation', phone: 'at-creation' },
      existingPhones: 'trust',
      ...options,
    },
    budgetUsed: 0,
    answers: new Map(),
    decisions: { members: new Map(), departmentsToMake: new Set(), ...decisions },
    ...others,
  };
}

/** The same, synchronised: both departments are there, and everybody told is linked to a user and a member of theirs. */
export function syncedFacts(changes: FactChanges = {}): Facts {
  return someFacts({
    ...changes,
    told: { members: [aMember()], ...changes.told },
    written: {
      departments: [
        aDepartmentRow({ identity: the('1'), departmentId: '101', title: 'Company', parent: undefined }),
        aDepartmentRow(),
      ],
      members: [aMemberRow()],
      memberships: [{ userId: 7, department: the('2'), isOwner: false }],
      ...changes.written,
    },
    actual: {
      departments: [
        aNocoBaseDepartment({ id: '101', title: 'Company', parentId: undefined, sort: 1 }),
        aNocoBaseDepartment(),
      ],
      users: [aUser({ mainDepartmentId: '102' })],
      links: [{ identity: the('zhangsan'), userId: 7 }],
      claims: [{ identity: the('zhangsan'), userId: 7 }],
      memberships: [{ userId: 7, departmentId: '102', isOwner: false }],
      ...changes.actual,
    },
  });
}
