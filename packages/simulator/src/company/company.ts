import type { Words } from '../language.js';

/** The fields of a member that WeCom hands out only with the member's consent (doc/95833). */
export const PERSONAL_FIELDS = ['gender', 'avatar', 'qr_code', 'mobile', 'email', 'biz_mail', 'address'] as const;

export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** The department that all others are below. */
export const ROOT_ID = 1;

export interface Department {
  id: number;
  name: string;
  /** WeCom's `name_en`. */
  nameEn?: string;
  /** Id of the parent department; the root is 1 and has parent 0. */
  parentId: number;
  /** Place among the sub-departments of the parent, 0 to 2^32 - 1: larger first. */
  order: number;
}

/** A field that the company has added to its members' profiles (扩展属性), in WeCom's own shape: a text or a web page. */
export type ExtAttribute =
  { type: 0; name: string; text: { value: string } } | { type: 1; name: string; web: { url: string; title: string } };

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
  /** At least one for a `member`, none for anybody else. */
  departmentIds: number[];
  /** The first of `departmentIds` unless given. */
  mainDepartmentId?: number;
  /** Place in a department, by the department's id: larger first, 0 unless given. */
  orders?: Record<string, number>;
  /** The departments of which this member is a leader (部门负责人), of those in `departmentIds`. */
  leads?: number[];
  /** Member ids of the direct leaders (直属上级), five at most. */
  directLeaderIds?: string[];
  alias?: string;
  position?: string;
  telephone?: string;
  /** The position shown to people outside. */
  externalPosition?: string;
  extAttributes?: ExtAttribute[];
  /** The values that the consent page may hand out, under WeCom's own field names. `gender` is '1' (male) or '2' (female). */
  personalFields: Partial<Record<PersonalField, string>>;
  /** Ticks nothing on the consent page unless a test says otherwise. */
  declinesConsent?: boolean;
  /** The linked corp of a `linked` person. */
  corpId?: string;
  /** Set when an `outsider` is a customer of the company. */
  externalUserId?: string;
}

/** A tag (标签) on members and on departments with everything below them. */
export interface Tag {
  id: number;
  name: string;
  memberIds: string[];
  departmentIds: number[];
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
  /** The visible range (可见范围): members by themselves … */
  visibleMemberIds: string[];
  /** … departments with everything below them … */
  visibleDepartmentIds: number[];
  /** … and whatever these tags are on. */
  visibleTagIds: number[];
  /** Whether the app may call what reads departments, members and tags; otherwise 48002. */
  readsDirectory: boolean;
  /** The personal fields the admin allows the app to ask for. */
  personalFields: PersonalField[];
  /** Homepage on a phone, and on the desktop too unless `desktopHomeUrl` is set; empty for none. */
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
  tags: Tag[];
  /** At least one; the first is `simulator.app`. */
  apps: [App, ...App[]];
}

/** A member id as it is compared: WeCom's ids ignore case (doc/90195). */
export function folded(memberId: string): string {
  return memberId.toLowerCase();
}
