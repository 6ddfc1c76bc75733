import { describe, expect, it } from 'vitest';
import { isSafeRedirectTarget, readRedirectTarget } from './redirect-target';
import { DEEP_LINKS } from './testing/deep-links';
import { HOSTILE_TARGETS } from './testing/hostile-targets';

const HERE = 'https://app.example.com';

describe.each(Object.entries(DEEP_LINKS))('stays inside the app with %s', (_what, links) => {
  it.each(links)('%s', (link) => {
    expect(isSafeRedirectTarget(link)).toBe(true);
    expect(readRedirectTarget(link)).toBe(link);
  });
});

it('keeps a target that is as long as an address may be, and no longer', () => {
  expect(isSafeRedirectTarget(`/${'a'.repeat(2047)}`)).toBe(true);
  expect(isSafeRedirectTarget(`/${'a'.repeat(2048)}`)).toBe(false);
});

describe.each(Object.entries(HOSTILE_TARGETS))('leads elsewhere by %s', (_trick, targets) => {
  it.each(targets)('%j', (target) => {
    expect(isSafeRedirectTarget(target)).toBe(false);
    expect(readRedirectTarget(target)).toBeUndefined();
  });
});

describe('a percent sign that stands for itself hides nothing', () => {
  it.each([
    '/admin/%252e%252e/x',
    '/admin/50%25/%252e%252e/x',
    '/50%25%252f%252fevil.example.com',
    '/%25%32%66evil.example.com',
    '/%2525%32%66evil.example.com',
    '/%2520/evil.example.com',
    '/%E3%80%80%2Fevil.example.com',
    '/.%20./evil.example.com',
    '/admin/%25c0%25af',
    '/admin/%25u002f',
    '/admin/x%250d%250aSet-Cookie:a',
    '/admin/%25E2%2580%25AE',
  ])('%s', (target) => {
    expect(isSafeRedirectTarget(target)).toBe(false);
  });
});

describe('a target that was decoded on its way', () => {
  it.each([
    ['/admin/p1/filterbytk/PO 2024 001', '/admin/p1/filterbytk/PO%202024%20001'],
    ['/admin/p1/filterbytk/张\u3000三', '/admin/p1/filterbytk/张%E3%80%80三'],
    ['/admin/p1/filterbytk/50%', '/admin/p1/filterbytk/50%25'],
    ['/admin/p1/filterbytk/50%/tab/t1', '/admin/p1/filterbytk/50%25/tab/t1'],
    ['/admin/p1/filterbytk/50% off', '/admin/p1/filterbytk/50%25%20off'],
    ['/admin/p1/filterbytk/5% - 10%', '/admin/p1/filterbytk/5%25%20-%2010%25'],
    ['/admin/p1/filterbytk/50%\u3000张三', '/admin/p1/filterbytk/50%25%E3%80%80张三'],
    ['/admin/p1?name=Zhang San', '/admin/p1?name=Zhang%20San'],
  ])('%j is encoded again', (text, target) => {
    expect(readRedirectTarget(text)).toBe(target);
  });
});

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function textsOf(pieces: readonly string[], longest: number, seed: number): () => string {
  const next = numbers(seed);
  const pick = () => pieces[Math.floor(next() * pieces.length)] ?? '';
  return () => Array.from({ length: 1 + Math.floor(next() * longest) }, pick).join('');
}

describe('of thousands of random targets', () => {
  const VISIBLE = Array.from('abcXYZ019-_.~!*\'()@:$&,;=+"<>^`{|}客户张三é😀€½𠮷');

  it('one whose names are made of what people write is kept, blanks and percent signs included', () => {
    // Each name begins and ends with a letter; a percent sign has a blank behind it.
    const name = textsOf([...VISIBLE, ' ', '\u3000', '% ', '/'], 12, 1);
    const paths = Array.from({ length: 5000 }, () => {
      const names = [name(), name(), name()].map((text) => `k${text.replace(/\/+/g, 'k/k')}k`);
      return `/admin/${names.map((text) => encodeURIComponent(text)).join('/')}`;
    });
    expect(paths.filter((path) => !isSafeRedirectTarget(path))).toEqual([]);
  });

  it('one that is kept leads to this origin, decoded once, twice, three times', () => {
    const escapes = [
      '%',
      '%2',
      '25',
      '2e',
      '2f',
      '5c',
      '09',
      '20',
      '00',
      '%25',
      '%2f',
      '%2e',
      '%5c',
      '%e3%80%80',
      'e3',
    ];
    const text = textsOf(
      [...escapes, '/', '.', '..', '\\', '?', '#', '@', ':', 'evil.example.com', '\t', '／', '‥'],
      9,
      2,
    );
    const kept = Array.from({ length: 20_000 }, () => readRedirectTarget(`/${text()}`)).filter(isKept);
    expect(kept.length).toBeGreaterThan(500);
    expect(kept.filter((target) => leadsElsewhere(target.split(/[?#]/, 1)[0] ?? ''))).toEqual([]);
  });
});

function isKept(target: string | undefined): target is string {
  return target !== undefined;
}

function leadsElsewhere(path: string): boolean {
  const forms = [path, decodedBy(1, path), decodedBy(2, path), decodedBy(3, path)];
  return (
    forms.some((form) => new URL(form, HERE).origin !== HERE || /(^|\/)\.{1,2}(\/|$)/.test(form)) ||
    depthOf(new URL(path, HERE).pathname) !== depthOf(path)
  );
}

const depthOf = (path: string) => path.split('/').length;

/** As software decodes that leaves alone what it cannot read. */
function decodedBy(rounds: number, path: string): string {
  let form = path;
  for (let round = 0; round < rounds; round += 1) {
    form = form.replace(/(%[0-9a-f]{2})+/gi, (escapes) => {
      try {
        return decodeURIComponent(escapes);
      } catch {
        return escapes;
      }
    });
  }
  return form;
}
