import { expect, it } from 'vitest';
import { takenProfile } from './taken-profile';
import { aProfile, profileRules } from './testing/builders';

const told = aProfile({ name: '张三', mobile: '13800000001', email: 'zs@corp', avatar: 'a.png' });
const nothing = aProfile();

it('takes everything when user and link are made, unless told never to', () => {
  expect(takenProfile(told, profileRules('at-creation'), 'creation')).toEqual(told);
  expect(takenProfile(told, profileRules('every-sign-in'), 'creation')).toEqual(told);
  expect(takenProfile(told, profileRules('never'), 'creation')).toEqual(nothing);
});

it('takes nothing later on, unless told to at every sign-in', () => {
  expect(takenProfile(told, profileRules('at-creation'), 'later')).toEqual(nothing);
  expect(takenProfile(told, profileRules('every-sign-in'), 'later')).toEqual(told);
  expect(takenProfile(told, profileRules('never'), 'later')).toEqual(nothing);
});

it.each([
  ['name', { name: '张三' }],
  ['avatar', { avatar: 'a.png' }],
  ['email', { email: 'zs@corp' }],
  ['phone', { mobile: '13800000001' }],
])('judges each field by its own rule: %s', (field, taken) => {
  const rules = { ...profileRules('at-creation'), [field]: 'every-sign-in' };
  expect(takenProfile(told, rules, 'later')).toEqual({ ...nothing, ...taken });
});
