import { describe, expect, it } from 'vitest';
import { cleanAddress, cleanText } from './clean-text';

describe('cleanText', () => {
  it.each([
    ['U+0000', '张\u0000三'],
    ['U+0000 around it', '\u0000张三\u0000'],
    ['a line break', '张\r\n三'],
    ['a tab', '张\t三'],
    ['an escape sign', '张\u001b三'],
    ['DEL', '张\u007f三'],
    ['a C1 control', '张\u0085三'],
    ['the first half of a character', '张\ud83d三'],
    ['the second half of a character', '\ude00张三'],
    ['blanks around it', '  张三\u3000'],
  ])('leaves out %s', (_, text) => {
    expect(cleanText(text)).toBe('张三');
  });

  it.each([
    ['marks of direction', '\u202eevil\u202c العربية'],
    ['characters of four bytes', '𠮷野家 👩‍👩‍👧‍👦'],
    ['blanks inside', 'Zhang San'],
    ['accents', 'José'],
  ])('keeps %s', (_, text) => {
    expect(cleanText(text)).toBe(text);
  });

  it.each(['', ' ', '\u0000', '\u200b', '\u3164', '\u202e \u202c', '\ud800'])('finds nothing to show in %j', (text) => {
    expect(cleanText(text)).toBeUndefined();
  });
});

describe('cleanAddress', () => {
  it.each([
    'zs@corp\u0000',
    ' zs@corp\n',
    'zs@\u200bcorp',
    '\u202azs@corp\u202c',
    '\ufeffzs@corp',
    'zs@ corp',
    'zs\ud800@corp',
  ])('leaves out what no address has: %j', (text) => {
    expect(cleanAddress(text)).toBe('zs@corp');
  });

  it('keeps the case and other alphabets', () => {
    expect(cleanAddress('Zhang.Wei@公司.example')).toBe('Zhang.Wei@公司.example');
  });

  it('finds nothing in blanks', () => {
    expect(cleanAddress(' \u0000 ')).toBeUndefined();
  });
});
