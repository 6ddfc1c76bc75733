import { PERSONAL_FIELDS, ROOT_ID, type ExtAttribute, type Member } from './company.js';
import type { JsonReader } from './json-reader.js';
import { LANGUAGES } from '../language.js';
import { withoutUndefined } from './without-undefined.js';

/** The shape of a userid (doc/90195). */
const MEMBER_ID = /^[A-Za-z0-9][\w@.-]{0,63}$/;

/** Direct leaders of one member (doc/90195). */
const MAXIMUM_LEADERS = 5;

const MEMBER_KEYS = [
  'id name case kind status departmentIds mainDepartmentId orders leads directLeaderIds alias position telephone',
  'externalPosition extAttributes personalFields declinesConsent corpId externalUserId',
].flatMap((names) => names.split(' '));

/** Reads one member; what it names is checked by `noteMemberReferences`. */
export function parseMember(reader: JsonReader): Member {
  reader.onlyKeys(MEMBER_KEYS);
  const kind = reader.oneOf('kind', ['member', 'linked', 'outsider'], 'member');
  if (kind === 'linked' && !reader.optionalText('corpId')) {
    reader.note('corpId', 'must name the linked corp');
  }
  const member: Member = {
    id: reader.text('id', undefined, MEMBER_ID, '1 to 64 letters, digits or _ - @ .'),
    name: reader.text('name'),
    case: parseCase(reader),
    kind,
    status: reader.oneOf('status', [1, 2, 4, 5], 1),
    departmentIds: reader.numbers('departmentIds', kind === 'member' ? [ROOT_ID] : []),
    personalFields: parsePersonalFields(reader.object('personalFields')),
    declinesConsent: reader.flag('declinesConsent'),
  };
  return Object.assign(member, parseProfile(reader));
}

/** What is only there when it is given. */
function parseProfile(reader: JsonReader): Partial<Member> {
  const isGiven = (key: keyof Member) => reader.value(key) !== undefined;
  return withoutUndefined({
    mainDepartmentId: reader.optionalNumber('mainDepartmentId'),
    orders: isGiven('orders') ? parseOrders(reader.object('orders')) : undefined,
    leads: isGiven('leads') ? reader.numbers('leads') : undefined,
    directLeaderIds: isGiven('directLeaderIds') ? parseLeaders(reader) : undefined,
    alias: reader.optionalText('alias'),
    position: reader.optionalText('position'),
    telephone: reader.optionalText('telephone'),
    externalPosition: reader.optionalText('externalPosition'),
    extAttributes: isGiven('extAttributes') ? reader.readers('extAttributes').map(parseExtAttribute) : undefined,
    corpId: reader.optionalText('corpId'),
    externalUserId: reader.optionalText('externalUserId'),
  });
}

function parseLeaders(reader: JsonReader): string[] {
  const ids = reader.texts('directLeaderIds');
  if (ids.length > MAXIMUM_LEADERS) {
    reader.note('directLeaderIds', `must be ${MAXIMUM_LEADERS} at most`);
  }
  return ids;
}

function parseOrders(reader: JsonReader): Record<string, number> {
  return Object.fromEntries(reader.keys().map((departmentId) => [departmentId, reader.number(departmentId)]));
}

function parseCase(reader: JsonReader): Member['case'] {
  if (typeof reader.value('case') !== 'object') {
    return reader.text('case', '');
  }
  const words = reader.object('case');
  words.onlyKeys(Object.keys(LANGUAGES));
  return { en: words.text('en'), zh: words.text('zh') };
}

function parseExtAttribute(reader: JsonReader): ExtAttribute {
  const name = reader.text('name');
  if (reader.oneOf('type', [0, 1]) === 0) {
    reader.onlyKeys(['type', 'name', 'text']);
    return { type: 0, name, text: { value: reader.object('text').text('value') } };
  }
  reader.onlyKeys(['type', 'name', 'web']);
  const web = reader.object('web');
  return { type: 1, name, web: { url: web.text('url'), title: web.text('title') } };
}

function parsePersonalFields(reader: JsonReader): Member['personalFields'] {
  reader.onlyKeys(PERSONAL_FIELDS);
  const fields: Member['personalFields'] = {};
  for (const field of PERSONAL_FIELDS) {
    const value = reader.optionalText(field);
    if (value !== undefined) {
      fields[field] = value;
    }
  }
  return fields;
}
