import { describe, expect, it, vi } from 'vitest';
import type { Facts, LeaverAnswer } from '../plan/facts';
import { aMember, syncedFacts, the } from '../testing/builders';
import { type FactSources, makePlan } from './make-plan';

function sourcesOf({ told, answers: _answers, ...rest }: Facts, answer: LeaverAnswer) {
  const ask = vi.fn<FactSources['ask']>((identities) =>
    Promise.resolve(new Map(identities.map((identity) => [identity, answer] as const))),
  );
  const onProgress = vi.fn<FactSources['onProgress']>();
  return { fetch: () => Promise.resolve(told), read: () => Promise.resolve(rest), ask, onProgress };
}

describe('the plan of a run', () => {
  it('asks about nobody when nobody is missing', async () => {
    const sources = sourcesOf(syncedFacts(), { kind: 'left' });
    const { plan } = await makePlan(sources);
    expect(plan.members).toMatchObject([{ identity: the('zhangsan'), outcome: { kind: 'unchanged' } }]);
    expect(sources.ask).not.toHaveBeenCalled();
  });

  it.each([
    [{ kind: 'left' }, 'closed'],
    [{ kind: 'disabled' }, 'closed'],
    [{ kind: 'none' }, 'kept-open'],
    [{ kind: 'active', departmentIds: ['2'] }, 'kept-open'],
  ] as const)('decides about who is missing by the answer %j: %s', async (answer, kind) => {
    const other = aMember({ memberId: 'lisi', name: '李四' });
    // Half of one is nobody: without a confirmation they would wait for it.
    const decisions = { members: new Map([[the('zhangsan'), { kind: 'close' } as const]]) };
    const sources = sourcesOf(syncedFacts({ told: { members: [other] }, decisions }), answer);
    const { plan, facts } = await makePlan(sources);
    expect(plan.members.find(({ identity }) => identity === the('zhangsan'))?.outcome.kind).toBe(kind);
    expect(sources.ask).toHaveBeenCalledExactlyOnceWith([the('zhangsan')]);
    expect(facts.answers.get(the('zhangsan'))).toEqual(answer);
  });

  it('reads nothing of NocoBase before WeCom has told everything', async () => {
    const read = vi.fn<FactSources['read']>();
    const fetch = vi.fn<FactSources['fetch']>().mockRejectedValue(new Error('Broken'));
    const ask = vi.fn<FactSources['ask']>();
    await expect(makePlan({ fetch, read, ask, onProgress: () => undefined })).rejects.toThrow('Broken');
    expect(read).not.toHaveBeenCalled();
  });
});
