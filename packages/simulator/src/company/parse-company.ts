import { folded, ROOT_ID, type App, type Company } from './company.js';
import { noteRepeats, orThrowProblems } from './company-error.js';
import { JsonReader } from './json-reader.js';
import { parseApp } from './parse-app.js';
import { noteBrokenTree, parseDepartment } from './parse-department.js';
import { parseMember } from './parse-member.js';
import { parseTag } from './parse-tag.js';
import { namedIn, noteAppReferences, noteMemberReferences, noteTagReferences } from './references.js';

type Lists = Omit<Company, 'corpId' | 'name' | 'apps'> & { apps: App[] };

/**
 * Checks a company that comes from outside (a JSON file, a library's caller, the control API) and fills in what may be left
 * out. Nothing of what was given is kept: the result can be changed.
 * @throws CompanyError with all problems at once
 */
export function parseCompany(value: unknown): Company {
  return orThrowProblems((problems) => {
    const reader = new JsonReader(value, '', problems);
    reader.onlyKeys(['corpId', 'name', 'departments', 'members', 'tags', 'apps']);
    const apps = reader.readers('apps').map(parseApp);
    const head = {
      corpId: reader.text('corpId', undefined, /^w[wx][0-9a-z]{16}$/i, 'ww and 16 letters or digits'),
      name: reader.text('name'),
    };
    const lists = {
      departments: reader.readers('departments', [{ id: ROOT_ID, name: 'Company', parentId: 0 }]).map(parseDepartment),
      members: reader.readers('members').map(parseMember),
      tags: reader.readers('tags', []).map(parseTag),
    };
    noteContradictions({ ...lists, apps }, problems);
    // Without an app there is a problem, and nobody gets the list.
    return { ...head, ...lists, apps: apps as Company['apps'] };
  });
}

function noteContradictions(lists: Lists, problems: string[]): void {
  const { departments, members, tags, apps } = lists;
  const named = namedIn(lists);
  noteBrokenTree(departments, problems);
  const memberIds = members.map(({ id }) => folded(id));
  const ids = { members: memberIds, tags: tags.map(({ id }) => id), apps: apps.map(({ agentId }) => agentId) };
  for (const [place, list] of Object.entries(ids)) {
    noteRepeats(place, list, problems);
  }
  for (const [index, member] of members.entries()) {
    noteMemberReferences(member, `members[${index}]`, named, problems);
  }
  for (const [index, tag] of tags.entries()) {
    noteTagReferences(tag, `tags[${index}]`, named, problems);
  }
  for (const [index, app] of apps.entries()) {
    noteAppReferences(app, `apps[${index}]`, named, problems);
  }
  if (apps.length === 0) {
    problems.push('apps must hold at least one app');
  }
}
