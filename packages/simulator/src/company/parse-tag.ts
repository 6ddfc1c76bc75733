import type { Tag } from './company.js';
import type { JsonReader } from './json-reader.js';

/** Reads one tag; what it names is checked by `noteTagReferences`. */
export function parseTag(reader: JsonReader): Tag {
  reader.onlyKeys(['id', 'name', 'memberIds', 'departmentIds']);
  return {
    id: reader.number('id'),
    name: reader.text('name'),
    memberIds: reader.texts('memberIds', []),
    departmentIds: reader.numbers('departmentIds', []),
  };
}
