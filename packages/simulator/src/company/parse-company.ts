import { PERSONAL_FIELDS, type App, type Company, type Department, type Member } from './company.js';
import { JsonReader } from './json-reader.js';
import { LANGUAGES } from '../language.js';

const memberKeys =
  'id name case kind status departmentIds position personalFields declinesConsent corpId externalUserId'.split(' ');

const APP_KEYS = [
  'agentId name description secret trustedDomains callbackDomains trustedIps visibleMemberIds personalFields',
  'homeUrl desktopHomeUrl stopped',
].flatMap((names) => names.split(' '));

/** A company description that cannot be used. The message lists every problem, one a line. */
export class CompanyError extends Error {
  constructor(readonly problems: string[]) {
    super(`The company is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'CompanyError';
  }
}

/**
 * Checks a company that comes from outside (a JSON file, the control API) and fills in what may be left out.
 * @throws CompanyError with all problems at once
 */
export function parseCompany(value: unknown): Company {
  const problems: string[] = [];
  const reader = new JsonReader(value, '', problems);
  reader.onlyKeys(['corpId', 'name', 'departments', 'members', 'apps']);
  const apps = reader.list('apps', (item, place) => parseApp(new JsonReader(item, place, problems)));
  const company = {
    corpId: reader.text('corpId', undefined, /^w[wx][0-9a-z]{16}$/i, 'ww and 16 letters or digits'),
    name: reader.text('name'),
    departments: reader.list('departments', (item, place) => parseDepartment(new JsonReader(item, place, problems)), [
      { id: 1, name: 'Company', parentId: 0 },
    ]),
    members: reader.list('members', (item, place) => parseMember(new JsonReader(item, place, problems))),
  };
  noteRepeats(
    'members',
    company.members.map((member) => member.id.toLowerCase()),
    problems,
  );
  noteRepeats(
    'apps',
    apps.map((app) => app.agentId),
    problems,
  );
  const [first, ...others] = apps;
  if (!first) {
    problems.push('apps must hold at least one app');
  }
  if (!first || problems.length > 0) {
    throw new CompanyError(problems);
  }
  return { ...company, apps: [first, ...others] };
}

function parseDepartment(reader: JsonReader): Department {
  reader.onlyKeys(['id', 'name', 'parentId']);
  return { id: reader.number('id'), name: reader.text('name'), parentId: reader.number('parentId', 1) };
}

function parseMember(reader: JsonReader): Member {
  reader.onlyKeys(memberKeys);
  const kind = reader.oneOf('kind', ['member', 'linked', 'outsider'], 'member');
  const optional = {
    position: reader.optionalText('position'),
    corpId: reader.optionalText('corpId'),
    externalUserId: reader.optionalText('externalUserId'),
  };
  if (kind === 'linked' && !optional.corpId) {
    reader.note('corpId', 'must name the linked corp');
  }
  return {
    id: reader.text('id', undefined, /^[A-Za-z0-9][\w@.-]{0,63}$/, '1 to 64 letters, digits or _ - @ .'),
    name: reader.text('name'),
    case: parseCase(reader),
    kind,
    status: reader.oneOf('status', [1, 2, 4, 5], 1),
    departmentIds: reader.list('departmentIds', (item) => Number(item), kind === 'member' ? [1] : []),
    personalFields: parsePersonalFields(reader.object('personalFields')),
    declinesConsent: reader.flag('declinesConsent'),
    ...withoutUndefined(optional),
  };
}

function parseCase(reader: JsonReader): Member['case'] {
  if (typeof reader.value('case') !== 'object') {
    return reader.text('case', '');
  }
  const words = reader.object('case');
  words.onlyKeys(Object.keys(LANGUAGES));
  return { en: words.text('en'), zh: words.text('zh') };
}

function parsePersonalFields(reader: JsonReader): Member['personalFields'] {
  reader.onlyKeys(PERSONAL_FIELDS);
  const known = PERSONAL_FIELDS.map((field) => [field, reader.optionalText(field)] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function parseApp(reader: JsonReader): App {
  reader.onlyKeys(APP_KEYS);
  const anyIp = reader.value('trustedIps') === 'any';
  return {
    agentId: reader.text('agentId', undefined, /^\d+$/, 'a text of digits'),
    name: reader.text('name'),
    description: reader.text('description', ''),
    secret: reader.text('secret', undefined, /^[\w-]{43}$/, '43 letters, digits, - or _'),
    trustedDomains: reader.texts('trustedDomains', []),
    callbackDomains: reader.texts('callbackDomains', []),
    trustedIps: anyIp ? 'any' : reader.texts('trustedIps', ['127.0.0.1', '::1']),
    visibleMemberIds: reader.texts('visibleMemberIds', []),
    personalFields: reader.texts('personalFields', [...PERSONAL_FIELDS], PERSONAL_FIELDS),
    homeUrl: reader.text('homeUrl', undefined, /^https?:\/\/./, 'an address with http:// or https://'),
    stopped: reader.flag('stopped'),
    ...withoutUndefined({ desktopHomeUrl: reader.optionalText('desktopHomeUrl') }),
  };
}

function noteRepeats(place: string, ids: string[], problems: string[]): void {
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) {
    problems.push(`${place} has ${id} more than once`);
  }
}

function withoutUndefined<Fields extends Record<string, unknown>>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
}
