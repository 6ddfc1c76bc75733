import type { Words } from '../language.js';

/** The fields of a member that WeCom hands out only with the member's consent (doc/95833). */
export const PERSONAL_FIELDS = ['gender', 'avatar', 'qr_code', 'mobile', 'email', 'biz_mail', 'address'] as const;

export type PersonalField = (typeof PERSONAL_FIELDS)[number];

export interface Department {
  id: number;
  name: string;
  /** Id of the parent department; the root is 1 and has parent 0. */
  parentId: number;
}

/** A person who can hold a phone with WeCom on it. Most are members of the company, some are not. */
export interface Member {
  /** WeCom's userid for a member; only a handle of the simulator for anybody else. */
  id: string;
  name: string;
  /** One line, in one language or in all: the case this person stands for. Shown in the pages. */
  case: string | Words;
  /** `linked` belongs to a linked corp (userid comes as `corpId/id`); `outsider` has no userid, only an openid. */
  kind: 'member' | 'linked' | 'outsider';
  /** WeCom's status: 1 activated, 2 disabled, 4 not activated, 5 left. */
  status: 1 | 2 | 4 | 5;
  departmentIds: number[];
  position?: string;
  /** The values that the consent page may hand out, under WeCom's own field names. `gender` is '1' (male) or '2' (female). */
  personalFields: Partial<Record<PersonalField, string>>;
  /** Ticks nothing on the consent page unless a test says otherwise. */
  declinesConsent?: boolean;
  /** The linked corp of a `linked` person. */
  corpId?: string;
  /** Set when an `outsider` is a customer of the company. */
  externalUserId?: string;
}

/** A self-built app (自建应用) as the admin console shows it. */
export interface App {
  agentId: string;
  name: string;
  description: string;
  /** 43 characters. */
  secret: string;
  /** 可信域名 of web authorisation: `host` or `host:port`, compared exactly. */
  trustedDomains: string[];
  /** 授权回调域 of the web login; a trusted domain serves as well. */
  callbackDomains: string[];
  /** 企业可信IP; `any` switches the check off, as for apps created before June 2022. */
  trustedIps: string[] | 'any';
  visibleMemberIds: string[];
  /** The personal fields the admin allows the app to ask for. */
  personalFields: PersonalField[];
  /** Homepage on a phone, and on the desktop too unless `desktopHomeUrl` is set. */
  homeUrl: string;
  desktopHomeUrl?: string;
  /** Stopped (停用) in the console. */
  stopped: boolean;
}

export interface Company {
  corpId: string;
  name: string;
  departments: Department[];
  members: Member[];
  /** At least one; the first is `simulator.app`. */
  apps: [App, ...App[]];
}

/** Finds a member by id; WeCom's ids ignore case. */
export function findMember(company: Company, id: string): Member | undefined {
  return company.members.find((member) => member.id.toLowerCase() === id.toLowerCase());
}
