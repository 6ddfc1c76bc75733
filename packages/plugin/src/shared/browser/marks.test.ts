import { expect, test } from 'vitest';
import { createMarks } from './marks';

test('without storage automatic login counts as stopped', () => {
  const marks = createMarks(undefined, 'main');

  marks.clear('stopped');

  expect(marks.get('stopped')).toBe('no storage');
});
