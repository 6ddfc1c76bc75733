import { describe, expect, it } from 'vitest';
import { generateCompany } from './generate-company.js';
import { parseCompany } from './parse-company.js';

describe('a made-up company', () => {
  it('is as large as was asked for, and valid', () => {
    const company = generateCompany({ departments: 60, members: 800, seed: 1 });
    expect([company.departments.length, company.members.length]).toEqual([60, 800]);
    expect(parseCompany(company)).toMatchObject(company);
  });

  it('is the same for the same numbers, and another for another seed', () => {
    const size = { departments: 20, members: 100 };
    expect(generateCompany({ ...size, seed: 3 })).toEqual(generateCompany({ ...size, seed: 3 }));
    expect(generateCompany({ ...size, seed: 3 })).not.toEqual(generateCompany({ ...size, seed: 4 }));
  });

  it('has every kind of case', () => {
    const { members, departments } = generateCompany({ departments: 60, members: 800, seed: 1 });
    expect(new Set(members.map(({ status }) => status))).toEqual(new Set([1, 2, 4, 5]));
    expect(members.some(({ departmentIds }) => departmentIds.length > 1)).toBe(true);
    expect(members.some(({ directLeaderIds }) => directLeaderIds)).toBe(true);
    expect(members.some(({ id }) => id.endsWith('@Corp'))).toBe(true);
    expect(new Set(departments.map(({ parentId }) => parentId)).size).toBeGreaterThan(5);
  });

  it.each([
    [1, 3],
    [2, 0],
  ])('may be small: %i departments, %i members', (departments, members) => {
    expect(() => parseCompany(generateCompany({ departments, members, seed: 1 }))).not.toThrow();
  });
});
