import { describe, expect, it } from 'vitest';
import { normalisePhone, phoneAsStored } from './phone';

describe('normalisePhone', () => {
  it.each([
    ['as it is', '13900000109'],
    ['with its country code', '8613900000109'],
    ['in E.164', '+8613900000109'],
    ['with the prefix of a call abroad', '008613900000109'],
    ['with blanks', '+86 139 0000 0109'],
    ['with hyphens', '+86-139-0000-0109'],
    ['with brackets and dots', '(86) 139.0000.0109'],
    ['with brackets around the plus', '(+86) 139 0000 0109'],
    ['with square brackets', '[86]13900000109'],
    ['with blanks around it and a tab', ' 139 0000 0109\t'],
    ['with a blank before the last digit', '1390000010 9'],
    ['with a blank after each digit', '1 3 9 0 0 0 0 0 1 0 9'],
    ['with slashes', '139/0000/0109'],
    ['with middle dots', '139·0000·0109'],
    ['with underscores', '139_0000_0109'],
    ['with the zero of a call from another city after the country code', '+86 0139 0000 0109'],
    ['with that zero in brackets', '+86 (0)139 0000 0109'],
    ['in full-width digits', '１３９００００　０１０９'],
    ['all in full width', '（＋８６）１３９－００００－０１０９'],
    ['in Arabic digits', '١٣٩٠٠٠٠٠١٠٩'],
    ['in Persian digits, with the country code', '+۸۶۱۳۹۰۰۰۰۰۱۰۹'],
    ['in digits of mathematics', '𝟏𝟑𝟗𝟎𝟎𝟎𝟎𝟎𝟏𝟎𝟗'],
    ['with hyphens that do not break', '139\u20110000\u20110109'],
    ['with en dashes', '139\u20130000\u20130109'],
    ['with minus signs', '139\u22120000\u22120109'],
    ['with small hyphens', '139\ufe630000\ufe630109'],
    ['with blanks that do not break', '139\u00a00000\u202f0109'],
    ['with blanks of no width', '139\u200b0000\u200b0109'],
    ['between marks of direction', '\u202d13900000109\u202c'],
    ['between isolates', '\u2066+86 13900000109\u2069'],
    ['after a byte order mark', '\ufeff13900000109'],
    ['with soft hyphens', '139\u00ad0000\u00ad0109'],
    ['with word joiners', '139\u20600000\u20600109'],
    ['after an Arabic letter mark', '\u061c13900000109'],
    ['with variation selectors', '13900000109\ufe0f'],
    ['with a Hangul filler', '13900000109\u3164'],
    ['on two lines', '139 0000\n0109'],
  ])('reads a Chinese mobile number %s', (_, phone) => {
    expect(normalisePhone(phone)).toBe('+8613900000109');
  });

  it.each([
    ['+852 9123 4567', '+85291234567'],
    ['00852 9123 4567', '+85291234567'],
    ['＋８５２　９１２３　４５６７', '+85291234567'],
    ['0044 20 7946 0018', '+442079460018'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['+39 06 1234 5678', '+390612345678'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['+886 0912 345 678', '+886912345678'],
    ['+49 170 1234567', '+491701234567'],
  ])('keeps the country of %j', (phone, normalised) => {
    expect(normalisePhone(phone)).toBe(normalised);
  });

  it.each([
    ['a landline without a country', '010-88886666'],
    ['a Chinese landline, which people share', '+86 10 8888 6666'],
    ['a number of Hong Kong without its country code', '91234567'],
    ['a number of the United States without a plus', '1 (415) 555-0100'],
    ['a German mobile number as it is dialled there', '0151 12345678'],
    ['a number of Taiwan as it is dialled there', '0912 345 678'],
    ['a number that no mobile has', '12800000109'],
    ['a digit too many', '139000001091'],
    ['a digit too few', '1390000010'],
    ['a country code that begins with 0', '+0139000000'],
    ['a country code that nobody has', '+999 1234 5678'],
    ['a country code twice', '+86 86 139 0000 0109'],
    ['more digits than a phone number has', '+1234567890123456'],
    ['fewer digits than a phone number has', '+1 23'],
    ['words', 'none'],
    ['letters for digits', '1390000WORK'],
    ['letters around it', 'mobile: 13900000109'],
    ['an extension', '13900000109 ext 2'],
    ['an extension behind a letter', '13900000109x2'],
    ['an extension behind a sign', '13900000109#2'],
    ['an extension as an address has it', '+8613900000109;ext=2'],
    ['two numbers', '13900000109,13900000102'],
    ['two numbers behind each other', '13900000109 13900000102'],
    ['two numbers with a slash', '13900000109/13900000102'],
    ['two numbers that share their beginning', '13900000109/2'],
    ['two foreign numbers that share their beginning', '+49 170 1234567/8'],
    ['two numbers with their country codes', '+8613900000109+8613900000102'],
    ['a plus at the end', '13900000109+'],
    ['two pluses', '++8613900000109'],
    ['the masked form', '139****0109'],
    ['the number zero', '0'],
    ['separators only', ' - '],
    ['invisible characters only', '\u202d\u202c\u200b'],
    ['nothing', ''],
  ])('does not guess at %s', (_, phone) => {
    expect(normalisePhone(phone)).toBeUndefined();
  });

  it('reads what it wrote', () => {
    for (const phone of ['+8613900000109', '+85291234567', '+442079460018', '+390612345678', '+14155550100']) {
      expect(normalisePhone(phone)).toBe(phone);
    }
  });

  it.each(Array.from('3456789'))('knows mobile numbers that begin with 1%s', (second) => {
    // 10 to 12 are no mobile numbers; of each other decade at least these are given out.
    const third = { 3: '9', 4: '7', 5: '9', 6: '6', 7: '8', 8: '8', 9: '9' }[second];
    expect(normalisePhone(`1${second}${third}00000109`)).toBe(`+861${second}${third}00000109`);
  });
});

describe('phoneAsStored', () => {
  it('writes a Chinese mobile number without the country code', () => {
    expect(phoneAsStored('+8613800000001')).toBe('13800000001');
  });

  it.each(['+85291234567', '+861088886666', '+86138000000011'])('leaves %s alone', (phone) => {
    expect(phoneAsStored(phone)).toBe(phone);
  });

  it.each(['+8613800000001', '+85291234567'])('can be read back: %s', (phone) => {
    expect(normalisePhone(phoneAsStored(phone))).toBe(phone);
  });
});
