import { describe, expect, test } from 'vitest';
import { createMarks } from './marks';

const refuse = () => {
  throw new DOMException('refused', 'QuotaExceededError');
};

/** A session storage that works, but for what is replaced. */
function storage(replaced: Partial<Storage> = {}): Storage {
  const items = new Map<string, string>();
  const working = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  return { ...working, ...replaced } as Storage;
}

test('without storage automatic login counts as stopped', () => {
  const marks = createMarks(undefined, 'main');

  marks.clear('stopped');

  expect(marks.get('stopped')).toBe('no storage');
});

test('a mark outlasts the page in a storage that works, apart from those of other applications', () => {
  const shared = storage();

  expect(createMarks(shared, 'main').set('verified', '1')).toBe(true);

  expect(createMarks(shared, 'main').get('verified')).toBe('1');
  expect(createMarks(shared, 'other').get('verified')).toBeNull();
});

describe.each([
  ['takes nothing', { setItem: refuse }],
  ['drops what it takes', { setItem: () => undefined }],
  ['cannot be read', { getItem: refuse }],
  ['throws at everything', { getItem: refuse, setItem: refuse, removeItem: refuse }],
])('a storage that %s', (_, faults) => {
  test('keeps a mark on this page only, and the mark says so', () => {
    const marks = createMarks(storage(faults), 'main');

    expect(marks.set('stopped', 'signed out')).toBe(false);
    expect(marks.get('stopped')).toBe('signed out');

    marks.clear('stopped', 'left');
    expect(marks.get('stopped')).toBeNull();
  });
});

test('a mark that the storage does not give up is gone on this page', () => {
  const marks = createMarks(storage({ removeItem: refuse }), 'main');
  marks.set('stopped', 'failed');

  marks.clear('stopped');

  expect(marks.get('stopped')).toBeNull();
  expect(marks.set('stopped', 'failed')).toBe(true);
  expect(marks.get('stopped')).toBe('failed');
});
