import { expect, it } from 'vitest';
import { mask } from './mask.js';

it('shows four characters and a hash that tells equal from different', () => {
  expect(mask('abcdefgh')).toBe('abcd…9c56cc51');
  expect(mask('abcdefgX')).not.toBe(mask('abcdefgh'));
});

it('leaves nothing as nothing', () => {
  expect(mask('')).toBe('');
});
