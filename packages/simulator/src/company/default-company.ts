import {
  PERSONAL_FIELDS,
  type App,
  type Company,
  type Department,
  type Member,
  type PersonalField,
  type Tag,
} from './company.js';
import type { Words } from '../language.js';

const AGREED_FIELDS = [...PERSONAL_FIELDS];

/** The case that each member stands for. */
const CASES = {
  zhangsan: { en: 'Plain member with a mobile number', zh: '普通成员，有手机号' },
  lisi: { en: 'Has no mobile number', zh: '没有手机号' },
  wangwu: { en: 'Mobile number of an existing user of the app', zh: '手机号属于应用中的已有用户' },
  zhaoliu: { en: 'Mobile number that two users of the app have', zh: '手机号被应用中的两个用户使用' },
  sunqi: { en: 'Declines to share anything', zh: '拒绝授权任何信息' },
  zhouba: { en: 'Outside the visible range of the app', zh: '不在应用的可见范围内' },
  wujiu: { en: 'Disabled by the admin (status 2)', zh: '已被管理员禁用（状态 2）' },
  zhengshi: { en: 'Left the company (status 5)', zh: '已退出企业（状态 5）' },
  'Chen.Yi-1@Corp': { en: 'Id with capitals and the signs . - @', zh: '账号含大写字母和符号 . - @' },
  linked: { en: 'Member of a linked corp (上下游)', zh: '上下游企业的成员' },
  outsider: { en: 'No member of any kind: has only an openid', zh: '不是任何成员，只有 openid' },
  rootmobile: { en: "Mobile number of the app's root user", zh: '手机号属于应用的超级管理员' },
} satisfies Record<string, Words>;

function person(id: keyof typeof CASES, name: string, more: Partial<Member> = {}): Member {
  return {
    id,
    name,
    case: CASES[id],
    kind: 'member',
    status: 1,
    departmentIds: [2],
    personalFields: {},
    ...more,
  };
}

function reachable(id: string, mobile: string, gender: '1' | '2' = '1'): Partial<Record<PersonalField, string>> {
  return {
    gender,
    mobile,
    email: `${id}@mail.example.com`,
    biz_mail: `${id}@corp.example.com`,
    avatar: `https://wework.qpic.cn/wwpic/${id}/0`,
    qr_code: `https://open.work.weixin.qq.com/wwopen/userQRCode?vcode=${id}`,
    address: '广州市海珠区新港中路',
  };
}

function members(): Member[] {
  return [...colleagues(), ...specialCases()];
}

/** Who can sign in, each with another phone number or consent. */
function colleagues(): Member[] {
  return [
    person('zhangsan', '张三', {
      position: '工程师',
      alias: 'Sam',
      leads: [2],
      extAttributes: [{ type: 0, name: '工号', text: { value: 'A0001' } }],
      personalFields: reachable('zhangsan', '+8613800000001'),
    }),
    person('lisi', '李四', {
      departmentIds: [4],
      directLeaderIds: ['zhangsan'],
      personalFields: { gender: '2', biz_mail: 'lisi@corp.example.com' },
    }),
    person('wangwu', '王五', {
      departmentIds: [4],
      orders: { 4: 10 },
      leads: [4],
      directLeaderIds: ['zhangsan'],
      personalFields: reachable('wangwu', '13800000003'),
    }),
    person('zhaoliu', '赵六', {
      departmentIds: [5],
      telephone: '020-8888-0004',
      personalFields: reachable('zhaoliu', '13800000004'),
    }),
    person('sunqi', '孙七', {
      departmentIds: [5, 6],
      mainDepartmentId: 6,
      orders: { 5: 20 },
      declinesConsent: true,
      personalFields: reachable('sunqi', '13800000005', '2'),
    }),
  ];
}

/** Who cannot, or has an unusual id, or is somebody else in the app. */
function specialCases(): Member[] {
  return [
    person('zhouba', '周八', {
      departmentIds: [7],
      personalFields: reachable('zhouba', '13800000006'),
    }),
    person('wujiu', '吴九', {
      departmentIds: [5],
      status: 2,
      personalFields: reachable('wujiu', '13800000007'),
    }),
    person('zhengshi', '郑十', {
      departmentIds: [6],
      status: 5,
      personalFields: reachable('zhengshi', '13800000008'),
    }),
    person('Chen.Yi-1@Corp', '陈一', {
      departmentIds: [3],
      leads: [3],
      directLeaderIds: ['rootmobile'],
      personalFields: reachable('chenyi', '13800000009', '2'),
    }),
    person('linked', '林可', {
      kind: 'linked',
      corpId: 'ww9999999999999999',
      departmentIds: [],
    }),
    person('outsider', '魏来', { kind: 'outsider', departmentIds: [] }),
    person('rootmobile', '高管', {
      departmentIds: [1],
      position: '总经理',
      leads: [1],
      personalFields: reachable('rootmobile', '13800000000'),
    }),
  ];
}

function nocobase(appHost: string, appOrigin: string): App {
  const hidden = ['zhouba', 'outsider'];
  return {
    agentId: '1000002',
    name: 'NocoBase',
    description: '业务系统',
    secret: 'nB7cQ2xWz5Rk9TfLm3YhVd8JpSg1AeUo6XiKt4EwHyM',
    trustedDomains: [appHost],
    callbackDomains: [],
    trustedIps: ['127.0.0.1', '::1'],
    visibleMemberIds: members()
      .map((member) => member.id)
      .filter((id) => !hidden.includes(id)),
    visibleDepartmentIds: [],
    visibleTagIds: [],
    readsDirectory: true,
    personalFields: AGREED_FIELDS,
    homeUrl: `${appOrigin}/`,
    stopped: false,
  };
}

function expenses(): App {
  return {
    agentId: '1000003',
    name: '报销',
    description: 'A second app: its token, codes and domain are not interchangeable with the first one',
    secret: 'eX4vN8sKq1Zb6GyTj2PwRc7MdLf9HuAo5CiWt3JxSgE',
    trustedDomains: ['expenses.example.com'],
    callbackDomains: [],
    trustedIps: ['127.0.0.1', '::1'],
    visibleMemberIds: ['zhouba'],
    visibleDepartmentIds: [3],
    visibleTagIds: [1],
    readsDirectory: true,
    personalFields: [],
    homeUrl: 'https://expenses.example.com/',
    stopped: false,
  };
}

// Orders as WeCom gives them by itself: a hundred million, then ever smaller.
function departments(): Department[] {
  return [
    { id: 1, name: '示例科技', nameEn: 'Example Tech', parentId: 0, order: 100_000_000 },
    { id: 2, name: '研发部', nameEn: 'R&D', parentId: 1, order: 100_000_000 },
    { id: 3, name: '市场部', nameEn: 'Marketing', parentId: 1, order: 99_999_000 },
    { id: 4, name: '前端组', parentId: 2, order: 100_000_000 },
    { id: 5, name: '后端组', parentId: 2, order: 99_999_000 },
    { id: 6, name: '华南大区', parentId: 3, order: 100_000_000 },
    { id: 7, name: '总经办', parentId: 1, order: 99_998_000 },
  ];
}

function tags(): Tag[] {
  return [
    { id: 1, name: '试点用户', memberIds: ['zhangsan', 'lisi'], departmentIds: [] },
    { id: 2, name: '华南项目', memberIds: ['wangwu'], departmentIds: [6] },
  ];
}

/**
 * A small company in which each member stands for a case.
 * @param appOrigin where the app under development listens; its host becomes the trusted domain
 */
export function defaultCompany(appOrigin = 'http://localhost:13000'): Company {
  return {
    corpId: 'wwf0e1d2c3b4a59687',
    name: '示例科技',
    departments: departments(),
    members: members(),
    tags: tags(),
    apps: [nocobase(new URL(appOrigin).host, appOrigin), expenses()],
  };
}
