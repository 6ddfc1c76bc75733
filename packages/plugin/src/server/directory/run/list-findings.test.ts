import { describe, expect, it } from 'vitest';
import { planDirectory } from '../plan/plan-directory';
import { aMember, aUser, someFacts, syncedFacts, the } from '../testing/builders';
import { countFindings, isWorthARow, listFindings } from './list-findings';

const found = (facts: ReturnType<typeof someFacts>, failures = [] as Parameters<typeof listFindings>[2]) =>
  listFindings(facts, planDirectory(facts), failures);

describe('findings', () => {
  it('are one for each department and each member, with the name that WeCom tells', () => {
    expect(found(someFacts({ told: { members: [aMember()] } }))).toEqual([
      { subject: 'department', wecomId: '1', name: 'Company', kind: 'made', details: {} },
      { subject: 'department', wecomId: '2', name: 'Sales', kind: 'made', details: {} },
      { subject: 'member', wecomId: 'zhangsan', name: '张三', kind: 'made', details: {} },
    ]);
  });

  it('name those whom WeCom no longer tells as they were written', () => {
    const facts = syncedFacts({ told: { departments: [], members: [aMember({ memberId: 'lisi', name: '李四' })] } });
    const names = found(facts).map(({ name, kind }) => [name, kind]);
    expect(names).toContainEqual(['张三', 'kept-open']);
    expect(names).toContainEqual(['Sales', 'unchanged']);
  });

  it('show who looks like a member, and nothing that was read of the person', () => {
    const users = [aUser({ nickname: '张三', phone: '13800000001', email: 'zhang@example.com' })];
    const member = found(someFacts({ told: { members: [aMember()] }, actual: { users } })).at(-1);
    expect(member).toEqual({
      subject: 'member',
      wecomId: 'zhangsan',
      name: '张三',
      kind: 'suggested',
      details: { candidates: [{ userId: 7, evidence: ['name'], acceptance: 'singly' }] },
    });
  });

  it('of records that failed say why, and what was to be done', () => {
    const facts = someFacts({ told: { members: [aMember()] } });
    const failure = { subject: 'member', identity: the('zhangsan'), reason: 'value-taken' } as const;
    expect(found(facts, [failure]).at(-1)).toMatchObject({
      kind: 'failed',
      details: { planned: 'made', reason: 'value-taken' },
    });
    // A department of the same id is somebody else.
    expect(found(facts, [{ ...failure, identity: the('2') }]).map(({ kind }) => kind)).not.toContain('failed');
  });

  it('are counted, each in one place', () => {
    const all = found(someFacts({ told: { members: [aMember(), aMember({ memberId: 'lisi', name: '李四' })] } }));
    expect(countFindings(all)).toEqual({ members: { made: 2 }, departments: { made: 2 } });
  });

  it('of who stays as they are have no row', () => {
    const all = found(syncedFacts());
    expect(all).not.toEqual([]);
    expect(all.filter(isWorthARow)).toEqual([]);
  });
});
