import { expect, it } from 'vitest';
import type { LeaverAnswer } from './facts';
import { judgeLeaver } from './judge-leaver';

const MADE = { origin: 'made', isActiveElsewhere: false } as const;
const FOUND = { origin: 'found', isActiveElsewhere: false } as const;
const ELSEWHERE = { origin: 'made', isActiveElsewhere: true } as const;

const judge = (answer: LeaverAnswer, user: { origin: 'made' | 'found'; isActiveElsewhere: boolean } = MADE) =>
  judgeLeaver(answer, user, (departmentIds) => departmentIds.includes('2'));

it.each(['left', 'disabled'] as const)('closes whoever is proved gone, made or found: %s', (kind) => {
  for (const user of [MADE, FOUND, ELSEWHERE]) {
    expect(judge({ kind }, user)).toEqual({ kind: 'close', reason: kind });
  }
});

it('closes one out of range only whom a run made', () => {
  expect(judge({ kind: 'out-of-range' })).toEqual({ kind: 'close', reason: 'out-of-range' });
  expect(judge({ kind: 'out-of-range' }, FOUND)).toEqual({ kind: 'take-back', departure: 'taken-back' });
});

it('does not close one out of range who is active in another source', () => {
  expect(judge({ kind: 'out-of-range' }, ELSEWHERE)).toEqual({ kind: 'take-back', departure: 'taken-back' });
});

it('takes who is active outside the selection for moved out', () => {
  expect(judge({ kind: 'active', departmentIds: ['3'] })).toEqual({ kind: 'take-back', departure: 'moved-out' });
});

it('takes who is active inside it for a fault of the lists', () => {
  expect(judge({ kind: 'active', departmentIds: ['2'] })).toEqual({ kind: 'is-there' });
});

it('decides nothing without an answer', () => {
  expect(judge({ kind: 'none' })).toEqual({ kind: 'no-answer' });
});
