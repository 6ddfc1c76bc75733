import { expect, it } from 'vitest';
import { fold } from './fold';

it.each([
  ['capital letters', 'Zhang.Wei@Corp.Example.com'],
  ['blanks around it', '  zhang.wei@corp.example.com\t'],
  ['a blank inside', 'zhang.wei @corp.example.com'],
  ['full-width characters', 'ｚｈａｎｇ．ｗｅｉ＠ｃｏｒｐ．ｅｘａｍｐｌｅ．ｃｏｍ'],
  ['a blank of no width', 'zhang\u200b.wei@corp.example.com'],
  ['marks of direction', '\u202azhang.wei@corp.example.com\u202c'],
  ['a byte order mark', '\ufeffzhang.wei@corp.example.com'],
  ['an ideographic blank', '\u3000zhang.wei@corp.example.com'],
  ['a soft hyphen', 'zhang.wei@corp.exam\u00adple.com'],
])('takes an address with %s for the same', (_, address) => {
  expect(fold(address)).toBe('zhang.wei@corp.example.com');
});

it.each(['zhangwei@corp.example.com', 'zhang.wei+1@corp.example.com', 'zhang-wei@corp.example.com'])(
  'takes %s for another',
  (address) => {
    expect(fold(address)).not.toBe(fold('zhang.wei@corp.example.com'));
  },
);

it('brings composed and decomposed letters to one form', () => {
  expect(fold('JOSE\u0301')).toBe(fold('jos\u00e9'));
});
