import { ROOT_ID, type App, type Company, type Department, type Member, type Tag } from './company.js';
import { defaultCompany } from './default-company.js';
import { seededRandom } from './seeded-random.js';

/** How large a made-up company is. */
export interface CompanySize {
  /** The root included. */
  departments: number;
  members: number;
  /** The same numbers give the same company. */
  seed: number;
  /** Where the app under development listens. */
  appOrigin?: string;
}

type Pick = <Item>(items: readonly [Item, ...Item[]]) => Item;

/** About so many sub-departments to a department: 30,000 departments, WeCom's most, are six levels then. */
const FAN_OUT = 8;

const AREAS = ['华南', '华东', '华北', '西南', '海外', '总部'] as const;
const WORK = ['研发', '销售', '市场', '财务', '人事', '客服', '采购', '法务', '运营', '质量'] as const;
const POSITIONS = ['工程师', '销售经理', '会计', '客服专员', '设计师', '产品经理', ''] as const;
const FAMILY_NAMES = pairs('王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 欧阳ouyang 林lin');
const GIVEN_NAMES = pairs(
  '伟wei 芳fang 娜na 敏min 静jing 强qiang 磊lei 洋yang 艳yan 勇yong 杰jie 娟juan 涛tao 明ming 超chao',
);

/**
 * Makes a company of any size up: a tree of departments with leaders, members of whom some are in several departments, disabled,
 * not active or gone, and two apps with the credentials of the default company. The first app sees everybody.
 */
export function generateCompany({ departments: count, members: size, seed, appOrigin }: CompanySize): Company {
  const random = seededRandom(seed);
  const pick: Pick = (items) => items[Math.floor(random() * items.length)] ?? items[0];
  const { corpId, apps } = defaultCompany(appOrigin);
  const departments = makeDepartments(count, random, pick);
  const members = makeMembers(size, departments, random, pick);
  const tags = makeTags(departments, members);
  const [first, ...others] = apps;
  return { corpId, name: '大型集团', departments, members, tags, apps: [seesAll(first), ...others.map(seesATag)] };
}

function makeDepartments(count: number, random: () => number, pick: Pick): Department[] {
  const root = { id: ROOT_ID, name: '大型集团', nameEn: 'Large Group', parentId: 0, order: 100_000_000 };
  const others = Array.from({ length: count - 1 }, (_, index) => ({
    id: index + 2,
    name: `${pick(AREAS)}${pick(WORK)}${index + 2}部`,
    parentId: ROOT_ID + Math.floor((index / FAN_OUT) * (0.5 + random() / 2)),
    order: 100_000_000 - 1000 * Math.floor(random() * 1000),
  }));
  return [root, ...others];
}

function makeMembers(size: number, departments: Department[], random: () => number, pick: Pick): Member[] {
  const leaders = new Map<number, string>();
  return Array.from({ length: size }, (_, index) => {
    const member = makeMember(index + 1, departmentsOf(departments.length, random), random, pick);
    const led = member.departmentIds.filter((id) => !leaders.has(id));
    const leader = leaders.get(member.departmentIds[0] ?? ROOT_ID);
    for (const id of led) {
      leaders.set(id, member.id);
    }
    return {
      ...member,
      ...(led.length > 0 && { leads: led }),
      ...(leader !== undefined && { directLeaderIds: [leader] }),
    };
  });
}

/** One department for most, two for one in fifteen; the root has no members but its own when it is alone. */
function departmentsOf(count: number, random: () => number): number[] {
  const any = () => Math.min(count, 2 + Math.floor(random() * (count - 1)));
  const ids = random() < 1 / 15 ? [any(), any()] : [any()];
  return [...new Set(ids)];
}

function makeMember(number: number, departmentIds: number[], random: () => number, pick: Pick): Member {
  const [family, familyLatin] = pick(FAMILY_NAMES);
  const [given, givenLatin] = pick(GIVEN_NAMES);
  const [second] = random() < 0.5 ? pick(GIVEN_NAMES) : [''];
  const [department = ROOT_ID] = departmentIds;
  const id = number % 50 === 0 ? `${familyLatin}.${givenLatin}-${number}@Corp` : `${familyLatin}${givenLatin}${number}`;
  return {
    id,
    name: `${family}${given}${second}`,
    case: '',
    kind: 'member',
    status: statusOf(random()),
    departmentIds,
    ...(random() < 0.1 && { orders: { [department]: 1 + Math.floor(random() * 1000) } }),
    ...(random() < 0.2 && { alias: givenLatin }),
    position: pick(POSITIONS),
    personalFields: { mobile: String(13_000_000_000 + number), biz_mail: `${id.replace('@', '.')}@corp.example.com` },
  };
}

/** Of a hundred members ninety are active, six not yet, three disabled, and one has left. */
function statusOf(chance: number): Member['status'] {
  if (chance < 0.9) {
    return 1;
  }
  if (chance < 0.96) {
    return 4;
  }
  return chance < 0.99 ? 2 : 5;
}

function makeTags(departments: Department[], members: Member[]): Tag[] {
  const managers = members.filter(({ leads = [] }) => leads.length > 0).slice(0, 100);
  const last = departments.slice(-1).map(({ id }) => id);
  return [
    { id: 1, name: '管理人员', memberIds: managers.map(({ id }) => id), departmentIds: [] },
    { id: 2, name: '试点部门', memberIds: [], departmentIds: last },
  ];
}

function seesAll(app: App): App {
  return { ...app, visibleMemberIds: [], visibleDepartmentIds: [ROOT_ID], visibleTagIds: [] };
}

function seesATag(app: App): App {
  return { ...app, visibleMemberIds: [], visibleDepartmentIds: [], visibleTagIds: [1] };
}

/** Names with how they are written in an id. */
function pairs(text: string): [readonly [string, string], ...(readonly [string, string])[]] {
  const [first, ...others] = text
    .split(' ')
    .map((one) => [one.replace(/[a-z]+/, ''), one.replace(/[^a-z]+/, '')] as const);
  return [first ?? (['', ''] as const), ...others];
}
