import { expect, test } from 'vitest';
import { ownOrigin } from './own-origin';

test('reads an origin as it is typed', () => {
  expect(ownOrigin(' https://NB.example.com:443/ ')).toBe('https://nb.example.com');
});

test.each([undefined, null, '', 'nb.example.com', 7, true, {}, ['https://nb.example.com']])(
  'finds none in what is none, whatever its type: %o',
  (typed) => {
    expect(ownOrigin(typed)).toBeUndefined();
  },
);
