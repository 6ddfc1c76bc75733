import { PERSONAL_FIELDS, type App } from './company.js';
import type { JsonReader } from './json-reader.js';
import { withoutUndefined } from './without-undefined.js';

const APP_KEYS = [
  'agentId name description secret trustedDomains callbackDomains trustedIps visibleMemberIds visibleDepartmentIds',
  'visibleTagIds readsDirectory personalFields homeUrl desktopHomeUrl stopped',
].flatMap((names) => names.split(' '));

/** Reads one app; what its visible range names is checked by `noteAppReferences`. */
export function parseApp(reader: JsonReader): App {
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
    visibleDepartmentIds: reader.numbers('visibleDepartmentIds', []),
    visibleTagIds: reader.numbers('visibleTagIds', []),
    readsDirectory: reader.flag('readsDirectory', true),
    personalFields: reader.texts('personalFields', [...PERSONAL_FIELDS], PERSONAL_FIELDS),
    homeUrl: reader.text('homeUrl', undefined, /^(?:https?:\/\/.|$)/, 'an address with http:// or https://, or empty'),
    stopped: reader.flag('stopped'),
    ...withoutUndefined({ desktopHomeUrl: reader.optionalText('desktopHomeUrl') || undefined }),
  };
}
