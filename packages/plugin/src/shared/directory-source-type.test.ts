import { expect, test } from 'vitest';
import { DIRECTORY_SOURCE_TYPE as ofContract } from './directory';
import { DIRECTORY_SOURCE_TYPE } from './directory-source-type';

test('the clients register the type that the server knows', () => {
  expect(DIRECTORY_SOURCE_TYPE).toBe(ofContract);
});
