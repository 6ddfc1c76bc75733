import type { DecisionKind } from './finding-actions';

/** What the button of a decision says, and what is asked before it is taken. */
export interface DecideTexts {
  button: string;
  question: string;
  about: string;
}

const NAMES = ['adopt', 'make', 'open', 'close', 'make-department'] as const;

export function decideTexts(subject: 'member' | 'department', kind: DecisionKind): DecideTexts {
  return textsOf(subject === 'department' ? 'make-department' : kind);
}

function textsOf(name: (typeof NAMES)[number]): DecideTexts {
  const button = `directory.decide.${name}`;
  return { button, question: `${button}.question`, about: `${button}.about` };
}

export function allDecideTexts(): string[] {
  return NAMES.flatMap((name) => Object.values<string>({ ...textsOf(name) }));
}
