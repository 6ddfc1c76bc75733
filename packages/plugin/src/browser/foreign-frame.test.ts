import { describe, expect, it, vi } from 'vitest';
import type { Browser } from './client';
import { isInForeignFrame, openAtTop } from './foreign-frame';

const OWN = 'https://app.example.com';

/** The innermost of frames of these origins, from the outside in. A foreign one lets nothing be read, as in browsers. */
function frames(...origins: string[]): Browser {
  const windows: { location: { origin: string }; parent: unknown }[] = [];
  for (const origin of origins) {
    const foreign = {
      get origin(): string {
        throw new Error('SecurityError');
      },
    };
    const window = { location: origin === OWN ? { origin } : foreign, parent: undefined as unknown };
    window.parent = windows.at(-1) ?? window;
    windows.push(window);
  }
  return windows.at(-1) as unknown as Browser;
}

describe('a page', () => {
  it.each([
    ['that is no frame', [OWN]],
    ['in a frame of the application', [OWN, OWN]],
    ['in a frame of a frame of the application', [OWN, OWN, OWN]],
  ])('%s has its cookies', (_where, origins) => {
    expect(isInForeignFrame(frames(...origins))).toBe(false);
  });

  it.each([
    ['in a frame of another site', ['https://portal.example', OWN]],
    ['in a frame of a sibling of the site', ['https://portal.example.com', OWN]],
    ['in a frame of a frame of another site', ['https://portal.example', OWN, OWN]],
    ['in a frame of the application around another site', [OWN, 'https://portal.example', OWN]],
  ])('%s has them not', (_where, origins) => {
    expect(isInForeignFrame(frames(...origins))).toBe(true);
  });
});

describe('the whole window', () => {
  it('is opened at an address by the one thing that another origin allows', () => {
    const location = {};
    openAtTop({ top: { location } as unknown as Window }, 'https://app.example.com/x');
    expect(location).toEqual({ href: 'https://app.example.com/x' });
  });

  it('may be out of reach of a sandbox, which breaks nothing', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const top = { location: Object.freeze({ href: '' }) } as unknown as Window;
    expect(() => openAtTop({ top }, 'https://app.example.com/x')).not.toThrow();
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});
