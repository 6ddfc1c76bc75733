import { expect, it } from 'vitest';
import type { Departure, MemberDecision } from './facts';
import { judgeReturn } from './judge-return';

const judge = (departure: Departure | undefined, name = '张三', decision?: MemberDecision) =>
  judgeReturn({ departure, name: '张三' }, { name }, decision);

it.each([undefined, 'moved-out', 'taken-back'] as const)(
  'has nothing to judge after %s: nobody was closed',
  (departure) => {
    expect(judge(departure, 'Somebody else')).toBe('stayed');
  },
);

it.each(['disabled', 'out-of-range'] as const)('opens by the name told last: %s', (departure) => {
  expect(judge(departure)).toBe('same-person');
  expect(judge(departure, '李四')).toBe('another-person');
});

it('opens nobody by the name who was told as gone', () => {
  expect(judge('left')).toBe('another-person');
});

it.each(['left', 'disabled', 'out-of-range'] as const)('opens whom an administrator opens: %s', (departure) => {
  expect(judge(departure, '李四', { kind: 'open' })).toBe('same-person');
});
