import type { Facts, LeaverAnswer } from '../plan/facts';
import type { DirectoryPlan } from '../plan/plan';
import { membersToAsk, planDirectory } from '../plan/plan-directory';
import type { Round } from './arbitraries';
import { CORP_ID } from './builders';
import type { Model } from './model';

/** The facts of a round: what stands in the model, and what WeCom and the administrators say. */
function factsOf(model: Model, { company, options, decisions, departmentsToMake }: Round): Facts {
  const answers = new Map<string, LeaverAnswer>();
  return {
    corpId: CORP_ID,
    told: company,
    ...model.facts(),
    options,
    answers,
    decisions: { members: decisions, departmentsToMake },
  };
}

/** Plans as a run does: asks about everybody who is missing, and plans again. */
export function planRound(model: Model, round: Round): { facts: Facts; plan: DirectoryPlan } {
  const facts = factsOf(model, round);
  const asked = membersToAsk(planDirectory(facts)).map((identity) => [identity, answerAbout(identity, round)] as const);
  const answered = { ...facts, answers: new Map(asked) };
  return { facts: answered, plan: planDirectory(answered) };
}

function answerAbout(identity: string, { answers }: Round): LeaverAnswer {
  const number = Number(/\d+$/.exec(identity)?.[0]);
  return answers[number % answers.length] ?? { kind: 'none' };
}
