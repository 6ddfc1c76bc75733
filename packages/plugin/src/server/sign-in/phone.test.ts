import { describe, expect, it } from 'vitest';
import { normalisePhone, phoneAsStored } from './phone';

describe('normalisePhone', () => {
  it.each([
    '13800000001',
    '8613800000001',
    '+8613800000001',
    '008613800000001',
    '+86 138 0000 0001',
    '+86-138-0000-0001',
    '(86) 138.0000.0001',
    ' 138 0000 0001\t',
  ])('brings %j to one form', (phone) => {
    expect(normalisePhone(phone)).toBe('+8613800000001');
  });

  it.each([
    ['+852 9123 4567', '+85291234567'],
    ['0044 20 7946 0018', '+442079460018'],
    ['+1 (415) 555-0100', '+14155550100'],
  ])('keeps the country of %j', (phone, normalised) => {
    expect(normalisePhone(phone)).toBe(normalised);
  });

  it.each([
    ['a landline without a country', '010-88886666'],
    ['a number of another country without a country code', '91234567'],
    ['a number that no mobile has', '12800000001'],
    ['a digit too many', '138000000011'],
    ['a digit too few', '1380000000'],
    ['a country code that begins with 0', '+0138000000'],
    ['more digits than a phone number has', '+1234567890123456'],
    ['words', 'none'],
    ['an extension', '13800000001 ext 2'],
    ['two numbers', '13800000001,13800000002'],
    ['the masked form', '138****0001'],
    ['nothing', ''],
  ])('does not guess at %s', (_, phone) => {
    expect(normalisePhone(phone)).toBeUndefined();
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
