import { describe, expect, it } from 'vitest';
import { aDepartment, aDepartmentRow, aNocoBaseDepartment, someFacts, syncedFacts, the } from '../testing/builders';
import type { Facts } from './facts';
import { planDirectory } from './plan-directory';

const company = aDepartment({ id: '1', name: 'Company', parentId: undefined });
const companyRow = aDepartmentRow({ identity: the('1'), departmentId: '101', title: 'Company', parent: undefined });
const companyThere = aNocoBaseDepartment({ id: '101', title: 'Company', parentId: undefined, sort: 1 });

const plan = (facts: Facts) =>
  Object.fromEntries(
    planDirectory(facts).departments.map(({ identity, ...planned }) => [identity.replace(/.*\//, ''), planned]),
  );

/** Department 2 as WeCom tells it and as it stands in NocoBase. */
const sales = (
  told: Partial<ReturnType<typeof aDepartment>>,
  there: Partial<ReturnType<typeof aNocoBaseDepartment>> = {},
) =>
  syncedFacts({
    told: { departments: [company, aDepartment(told)] },
    actual: { departments: [companyThere, aNocoBaseDepartment(there)] },
  });

describe('a new department', () => {
  it('is made after its parent, with title, place and number', () => {
    const { departments } = planDirectory(someFacts({ told: { departments: [aDepartment(), company] } }));
    expect(departments).toMatchObject([
      { identity: the('1'), outcome: 'made', write: { kind: 'make', title: 'Company', parent: undefined, sort: 1 } },
      { identity: the('2'), outcome: 'made', write: { kind: 'make', title: 'Sales', parent: the('1'), sort: 2 } },
    ]);
  });

  it('is not taken for one of the same name that was made by hand', () => {
    const facts = someFacts({ actual: { departments: [aNocoBaseDepartment({ id: '900', parentId: undefined })] } });
    expect(plan(facts)['2']?.outcome).toBe('made');
  });
});

describe('title, parent and order, each compared three ways', () => {
  it('have nothing to write when nothing changed', () => {
    expect(plan(syncedFacts())).toEqual({
      1: { outcome: 'unchanged', write: undefined },
      2: { outcome: 'unchanged', write: undefined },
    });
  });

  it('take a title over that is new in WeCom', () => {
    const facts = sales({ name: 'Selling' }, { title: 'Changed by hand' });
    expect(plan(facts)['2']).toMatchObject({ outcome: 'changed', write: { values: { title: 'Selling' } } });
  });

  it('leave a title that somebody changed in NocoBase', () => {
    expect(plan(sales({}, { title: 'Changed by hand' }))['2']?.outcome).toBe('unchanged');
  });

  it('take a place over that is new in WeCom', () => {
    const facts = sales({ parentId: undefined });
    expect(plan(facts)['2']?.write).toMatchObject({ values: { parent: { identity: undefined } } });
  });

  it('leave a place that somebody chose in NocoBase', () => {
    expect(plan(sales({}, { parentId: undefined }))['2']?.outcome).toBe('unchanged');
  });

  it('take an order over that is new in WeCom', () => {
    const facts = syncedFacts({
      told: { departments: [company, aDepartment(), aDepartment({ id: '3', name: 'Board', order: 900 })] },
      written: {
        departments: [
          companyRow,
          aDepartmentRow(),
          aDepartmentRow({ identity: the('3'), departmentId: '103', title: 'Board', order: 50 }),
        ],
      },
      actual: {
        departments: [companyThere, aNocoBaseDepartment(), aNocoBaseDepartment({ id: '103', title: 'Board', sort: 7 })],
      },
    });
    expect(plan(facts)).toMatchObject({
      2: { write: { values: { sort: 7 } } },
      3: { write: { values: { sort: 2 }, record: { order: 900 } } },
    });
  });

  it('write what WeCom told, also where somebody had already made the change', () => {
    const planned = plan(sales({ name: 'Selling' }, { title: 'Selling' }))['2'];
    expect(planned).toMatchObject({ outcome: 'unchanged', write: { values: {}, record: { title: 'Selling' } } });
  });
});

describe('places', () => {
  it('are taken by parents before children when both change places', () => {
    const facts = syncedFacts({
      told: {
        departments: [aDepartment({ id: '1', name: 'Company', parentId: '2' }), aDepartment({ parentId: undefined })],
      },
    });
    const { departments } = planDirectory(facts);
    expect(
      departments.map(({ identity, write }) => [identity, write?.kind === 'change' && write.values.parent]),
    ).toEqual([
      [the('2'), { identity: undefined }],
      [the('1'), { identity: the('2') }],
    ]);
  });

  it('are not taken where somebody has moved the new parent below: that would be a circle', () => {
    const facts = syncedFacts({
      told: {
        departments: [company, aDepartment(), aDepartment({ id: '3', name: 'Board', order: 100 })].map((department) =>
          department.id === '1'
            ? { ...department, parentId: '3' }
            : department.id === '3'
              ? { ...department, parentId: undefined }
              : department,
        ),
      },
      written: {
        departments: [
          companyRow,
          aDepartmentRow(),
          aDepartmentRow({ identity: the('3'), departmentId: '103', title: 'Board', parent: undefined }),
        ],
      },
      actual: {
        departments: [
          companyThere,
          aNocoBaseDepartment(),
          aNocoBaseDepartment({ id: '103', title: 'Board', parentId: '102' }),
        ],
      },
    });
    expect(plan(facts)['1']).toEqual({ outcome: 'would-be-circle', write: undefined });
  });

  it('are at the top where the parent is not in the answer', () => {
    expect(plan(someFacts({ told: { departments: [aDepartment({ parentId: '99' })] } }))['2']?.write).toMatchObject({
      parent: undefined,
    });
  });
});

const gone = (changes = {}) => syncedFacts({ told: { departments: [company] }, ...changes });

describe('a department that is not told any more', () => {
  it('is kept, and told', () => {
    expect(plan(gone())['2']).toMatchObject({ outcome: 'vanished', write: { values: {}, record: { isGone: true } } });
  });

  it('is told again, and nothing written', () => {
    const written = { departments: [companyRow, aDepartmentRow({ isGone: true })] };
    expect(plan(gone({ written }))['2']).toEqual({ outcome: 'vanished', write: undefined });
  });

  it('is told apart from one that is no longer selected', () => {
    const facts = syncedFacts({
      told: { departments: [company, aDepartment(), aDepartment({ id: '3', parentId: '1' })] },
      options: { departments: ['3'] },
    });
    expect(plan(facts)['2']?.outcome).toBe('unselected');
  });

  it('is not believed to be gone while the answer is in doubt', () => {
    expect(plan(gone({ told: { departments: [] } }))['2']).toEqual({ outcome: 'unchanged', write: undefined });
  });

  it('is followed again when it comes back', () => {
    const facts = syncedFacts({ written: { departments: [companyRow, aDepartmentRow({ isGone: true })] } });
    expect(plan(facts)['2']).toMatchObject({ outcome: 'unchanged', write: { values: {}, record: { isGone: false } } });
  });
});

const deleted = (changes: Parameters<typeof syncedFacts>[0] = {}) =>
  syncedFacts({ actual: { departments: [companyThere] }, ...changes });

describe('a department that was deleted by hand', () => {
  it('is not made again', () => {
    expect(plan(deleted())['2']).toEqual({ outcome: 'deleted-by-hand', write: undefined });
  });

  it('is made again when somebody decides so', () => {
    const decisions = { departmentsToMake: new Set([the('2')]) };
    expect(plan(deleted({ decisions }))['2']).toMatchObject({ outcome: 'made', write: { parent: the('1') } });
  });

  it('lets a new one below it come to the next above', () => {
    const facts = deleted({ told: { departments: [company, aDepartment(), aDepartment({ id: '3', parentId: '2' })] } });
    expect(plan(facts)['3']?.write).toMatchObject({ parent: the('1') });
  });
});

it('plans none while NocoBase’s departments are off, and members all the same', () => {
  const planned = planDirectory(syncedFacts({ actual: { departments: undefined } }));
  expect(planned.departments).toEqual([]);
  expect(planned.memberships).toEqual([]);
  expect(planned.members).toMatchObject([{ outcome: { kind: 'unchanged' } }]);
});

it('leaves what another corp’s records name out of reach', () => {
  const facts = syncedFacts({ corpId: 'ww9999999999999999' });
  const { departments, members, memberships } = planDirectory(facts);
  expect(departments.map(({ outcome }) => outcome)).toEqual(['made', 'made']);
  expect(members.map(({ outcome }) => outcome.kind)).toEqual(['made']);
  expect(memberships.map(({ kind }) => kind)).toEqual(['add', 'set-main']);
});
