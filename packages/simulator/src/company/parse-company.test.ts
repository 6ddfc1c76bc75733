import { describe, expect, it } from 'vitest';
import { CompanyError } from './company-error.js';
import { defaultCompany } from './default-company.js';
import { parseCompany } from './parse-company.js';

const app = { agentId: '7', name: 'App', secret: 's'.repeat(43), homeUrl: 'http://localhost:3000/' };
const smallest = { corpId: 'ww0000000000000000', name: 'Small', members: [{ id: 'a', name: 'A' }], apps: [app] };

const ROOT = { id: 1, name: 'Root', parentId: 0 };

/** Departments each below the one before. */
function chain(length: number): object[] {
  return Array.from({ length }, (_, index) => ({ id: index + 1, name: 'D', parentId: index }));
}

function problemsOf(value: unknown): string[] {
  try {
    parseCompany(value);
  } catch (error) {
    if (error instanceof CompanyError) {
      return error.problems;
    }
  }
  return [];
}

describe('parseCompany', () => {
  it('accepts the default company as it is', () => {
    const company = defaultCompany();
    expect(parseCompany(company)).toMatchObject(company);
  });

  it('fills in what may be left out', () => {
    const company = parseCompany(smallest);
    expect(company.members[0]).toMatchObject({ kind: 'member', status: 1, departmentIds: [1], personalFields: {} });
    expect(company.apps[0]).toMatchObject({ trustedDomains: [], trustedIps: ['127.0.0.1', '::1'], stopped: false });
  });

  it.each([
    ['one language', 'The boss', 'The boss'],
    ['both languages', { en: 'The boss', zh: '老板' }, { en: 'The boss', zh: '老板' }],
    ['none', undefined, ''],
  ])('takes the case of a member in %s', (_what, given, taken) => {
    const company = parseCompany({ ...smallest, members: [{ id: 'a', name: 'A', case: given }] });
    expect(company.members[0]?.case).toEqual(taken);
  });

  it('takes everything that can be said of departments, members and tags', () => {
    const departments = [{ ...ROOT, nameEn: 'Root', order: 5 }, ...chain(15).slice(1)];
    const tags = [{ id: 1, name: 'T', memberIds: ['A'], departmentIds: [2] }];
    const member = {
      id: 'a',
      name: 'A',
      departmentIds: [1, 2],
      mainDepartmentId: 2,
      orders: { 2: 7 },
      leads: [2],
      directLeaderIds: ['a'],
      extAttributes: [{ type: 1, name: 'Page', web: { url: 'https://a.example', title: 'A' } }],
    };
    const company = { ...smallest, departments, tags, members: [member] };
    expect(parseCompany(company)).toMatchObject(company);
  });

  it('lists every problem with its place', () => {
    const members = [{ id: '-', name: 'A', status: 9, personalFields: { phone: '1' } }];
    expect(problemsOf({ corpId: 'x', members, apps: [{ ...app, secret: 'short', colour: 'red' }] })).toEqual([
      'apps[0].colour is not known',
      'apps[0].secret must be 43 letters, digits, - or _',
      'corpId must be ww and 16 letters or digits',
      'name must be a text',
      'members[0].id must be 1 to 64 letters, digits or _ - @ .',
      'members[0].status must be one of 1, 2, 4, 5',
      'members[0].personalFields.phone is not known',
    ]);
  });

  it.each([
    ['something else', [], ['the file must be an object']],
    ['no app', { ...smallest, apps: [] }, ['apps must hold at least one app']],
    [
      'an id twice, case ignored',
      {
        ...smallest,
        members: [
          { id: 'a', name: 'A' },
          { id: 'A', name: 'B' },
        ],
      },
      ['members has a more than once'],
    ],
    [
      'a case in another language',
      { ...smallest, members: [{ id: 'a', name: 'A', case: { en: 'The boss', de: 'Chef' } }] },
      ['members[0].case.de is not known', 'members[0].case.zh must be a text'],
    ],
    [
      'a linked member without corp',
      { ...smallest, members: [{ id: 'a', name: 'A', kind: 'linked' }] },
      ['members[0].corpId must name the linked corp'],
    ],
    [
      'an unknown personal field',
      { ...smallest, apps: [{ ...app, personalFields: ['shoe'] }] },
      ['apps[0].personalFields[0] must be one of'],
    ],
    [
      'a domain that is no text',
      { ...smallest, apps: [{ ...app, trustedDomains: [7] }] },
      ['apps[0].trustedDomains[0] must be a text'],
    ],
    [
      'a flag that is none',
      { ...smallest, apps: [{ ...app, stopped: 'no' }] },
      ['apps[0].stopped must be true or false'],
    ],
    ['a list that is none', { ...smallest, members: 'all' }, ['members must be a list']],
    [
      'a department without a parent that is there',
      { ...smallest, departments: [ROOT, { id: 2, name: 'D', parentId: 9 }] },
      ['department 2 has the parent 9, which is not there'],
    ],
    [
      'departments in a circle',
      { ...smallest, departments: [ROOT, { id: 2, name: 'D', parentId: 3 }, { id: 3, name: 'E', parentId: 2 }] },
      ['department 2 is not within 15 levels', 'department 3 is not within 15 levels'],
    ],
    ['no root', { ...smallest, departments: [] }, ['departments must hold the root: id 1, parentId 0']],
    ['too deep a tree', { ...smallest, departments: chain(16) }, ['department 16 is not within 15 levels']],
    [
      'an order that is too large',
      { ...smallest, departments: [{ ...ROOT, order: 2 ** 32 }] },
      ['departments[0].order must be at most 4294967295'],
    ],
    [
      'a place that is not among the departments of a member',
      { ...smallest, members: [{ id: 'a', name: 'A', leads: [2], orders: { 3: 1 }, mainDepartmentId: 4 }] },
      [
        'members[0].mainDepartmentId names 4, which is not there',
        'members[0].leads names 2, which is not there',
        'members[0].orders names 3, which is not there',
      ],
    ],
    [
      'a member of no department',
      { ...smallest, members: [{ id: 'a', name: 'A', departmentIds: [] }] },
      ['members[0].departmentIds must name a department'],
    ],
    [
      'a direct leader who is not there',
      { ...smallest, members: [{ id: 'a', name: 'A', directLeaderIds: ['b'] }] },
      ['members[0].directLeaderIds names b, which is not there'],
    ],
    [
      'a visible range of nothing',
      { ...smallest, apps: [{ ...app, visibleDepartmentIds: [2], visibleTagIds: [3] }] },
      ['apps[0].visibleDepartmentIds names 2, which is not there', 'apps[0].visibleTagIds names 3, which is not there'],
    ],
    [
      'an attribute of another kind',
      { ...smallest, members: [{ id: 'a', name: 'A', extAttributes: [{ type: 2, name: 'x' }] }] },
      ['members[0].extAttributes[0].type must be one of 0, 1'],
    ],
    [
      'a wrong department',
      { ...smallest, departments: [{ id: 'x', name: 'D' }] },
      ['departments[0].id must be a whole number'],
    ],
  ])('refuses %s', (_what, value, problems) => {
    const found = problemsOf(value);
    for (const problem of problems) {
      expect(found.some((text) => text.startsWith(problem))).toBe(true);
    }
  });
});
