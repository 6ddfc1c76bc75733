import { PERSONAL_FIELDS, ROOT_ID, type ExtAttribute, type Member } from './company.js';
import { JsonReader } from './json-reader.js';
import { LANGUAGES } from '../language.js';
import { withoutUndefined } from './without-undefined.js';

/** The shape of a userid (doc/90195). */
const MEMBER_ID = /^[A-Za-z0-9][\w@.-]{0,63}$/;

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
  return {
    id: reader.text('id', undefined, MEMBER_ID, '1 to 64 letters, digits or _ - @ .'),
    name: reader.text('name'),
    case: parseCase(reader),
    kind,
    status: reader.oneOf('status', [1, 2, 4, 5], 1),
    departmentIds: reader.numbers('departmentIds', kind === 'member' ? [ROOT_ID] : []),
    personalFields: parsePersonalFields(reader.object('personalFields')),
    declinesConsent: reader.flag('declinesConsent'),
    ...withoutUndefined({
      ...parsePlace(reader),
      alias: reader.optionalText('alias'),
      position: reader.optionalText('position'),
      telephone: reader.optionalText('telephone'),
      externalPosition: reader.optionalText('externalPosition'),
      extAttributes: parseExtAttributes(reader),
      corpId: reader.optionalText('corpId'),
      externalUserId: reader.optionalText('externalUserId'),
    }),
  };
}

/** What a member is in the departments, where it is said at all. */
function parsePlace(reader: JsonReader) {
  const directLeaderIds = reader.value('directLeaderIds') === undefined ? undefined : reader.texts('directLeaderIds');
  if (directLeaderIds && directLeaderIds.length > 5) {
    reader.note('directLeaderIds', 'must be five at most');
  }
  return {
    mainDepartmentId: reader.optionalNumber('mainDepartmentId'),
    orders: reader.value('orders') === undefined ? undefined : parseOrders(reader.object('orders')),
    leads: reader.value('leads') === undefined ? undefined : reader.numbers('leads'),
    directLeaderIds,
  };
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

function parseExtAttributes(reader: JsonReader): ExtAttribute[] | undefined {
  if (reader.value('extAttributes') === undefined) {
    return undefined;
  }
  return reader.readers('extAttributes').map((attribute): ExtAttribute => {
    const name = attribute.text('name');
    if (attribute.oneOf('type', [0, 1]) === 0) {
      attribute.onlyKeys(['type', 'name', 'text']);
      return { type: 0, name, text: { value: attribute.object('text').text('value') } };
    }
    attribute.onlyKeys(['type', 'name', 'web']);
    const web = attribute.object('web');
    return { type: 1, name, web: { url: web.text('url'), title: web.text('title') } };
  });
}

function parsePersonalFields(reader: JsonReader): Member['personalFields'] {
  reader.onlyKeys(PERSONAL_FIELDS);
  const known = PERSONAL_FIELDS.map((field) => [field, reader.optionalText(field)] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}
