import type { Facts, LeaverAnswer, ToldDirectory } from '../plan/facts';
import type { DirectoryPlan } from '../plan/plan';
import { membersToAsk, planDirectory } from '../plan/plan-directory';
import type { Step } from './pulse';

/** Where the facts of a plan come from. */
export interface FactSources {
  fetch: () => Promise<ToldDirectory>;
  read: () => Promise<Omit<Facts, 'told' | 'answers'>>;
  /** Asks WeCom about members who are missing, by identity. */
  ask: (identities: readonly string[]) => Promise<ReadonlyMap<string, LeaverAnswer>>;
  onProgress: (progress: Step) => void;
}

export interface MadePlan {
  facts: Facts;
  plan: DirectoryPlan;
}

/** Makes the plan of a run: reads everything, and asks about everybody who is missing. Nothing is written. */
export async function makePlan({ fetch, read, ask, onProgress }: FactSources): Promise<MadePlan> {
  const told = await fetch();
  onProgress({ step: 'compare', done: 0, total: 1 });
  const facts: Facts = { ...(await read()), told, answers: new Map() };
  const plan = planDirectory(facts);
  const asked = membersToAsk(plan);
  if (asked.length === 0) {
    return { facts, plan };
  }
  const answered = { ...facts, answers: await ask(asked) };
  return { facts: answered, plan: planDirectory(answered) };
}
