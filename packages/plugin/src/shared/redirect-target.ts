import { withoutUnseen } from './unseen';

/** The longest redirect target that is kept, in characters. */
const LENGTH_LIMIT = 2048;

/**
 * Characters that no address holds as a browser writes it: everything up to and including space, DEL and the C1 controls,
 * invisible and direction-changing characters, backslashes.
 */
const NOT_IN_ADDRESSES =
  // eslint-disable-next-line no-control-regex -- control characters are what this pattern is for
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\u3164\ufeff\uffa0\\]/;

/** Characters that the name of no page holds, however encoded: control characters, line ends, changes of direction, backslashes. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\\]/u;

/** Slashes of other scripts that some software turns into plain ones. */
const SLASH_LOOKALIKES = /[\u2044\u2215\u29f8\uff0f]/g;

/**
 * Tells whether a redirect target stays inside the app, in whatever form software behind us reads it: a path on the
 * same origin, without `//`, `\`, dot segments or control characters, plain, percent-encoded or in look-alike characters.
 * @param target path, optionally with query and fragment: `/admin/x?tab=1#top`
 */
export function isSafeRedirectTarget(target: string): boolean {
  if (target.length > LENGTH_LIMIT || !target.startsWith('/') || NOT_IN_ADDRESSES.test(target)) {
    return false;
  }
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return isWellEncoded(path) && readings(path).every(isPlainPath) && staysOnOrigin(target);
}

/**
 * Reads a redirect target out of an address. NocoBase's legacy client writes it there without encoding it, so blanks and
 * percent signs of record keys arrive bare; they are encoded again.
 * @returns undefined for what leads elsewhere
 */
export function readRedirectTarget(text: string): string | undefined {
  const target = text
    // Text that would be an escape stays one.
    .replace(/([^/%])%(?=[/?# \u3000]|$)/g, '$1%25')
    // Between two characters of a name; a blank at an edge is no part of one. Without looking behind, which not every
    // browser inside WeCom can.
    .replace(
      /([^/\s])([ \u3000]+)(?=[^/\s])/g,
      (_, before: string, blanks: string) => before + encodeURIComponent(blanks),
    );
  return isSafeRedirectTarget(target) ? target : undefined;
}

function isWellEncoded(path: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(path);
}

// Three rounds of percent-decoding: more than any proxy or router behind us applies. Each also in Unicode's
// compatibility form, in which ‥ is two dots and ／ a slash, and as it is when blanks and invisible characters are lost.
function readings(path: string): string[] {
  const once = decode(path);
  const twice = decode(once);
  const forms = [path, once, twice, decode(twice)].flatMap((form) => [form, form.normalize('NFKC')]);
  return forms.flatMap((form) => [form, withoutUnseen(form)]).map((form) => form.replace(SLASH_LOOKALIKES, '/'));
}

// A percent sign that begins no escape stands for itself, as in "50%". One that begins something like an escape, which is
// none, is refused: "//" is not a plain path.
function decode(path: string): string {
  try {
    return decodeURIComponent(path.replace(/%(?![0-9a-z]{2})/gi, '%25'));
  } catch {
    return '//';
  }
}

function isPlainPath(path: string): boolean {
  return (
    !NOT_IN_NAMES.test(path) &&
    !path.includes('//') &&
    !path.split('/').some((segment) => segment === '.' || segment === '..')
  );
}

function staysOnOrigin(target: string): boolean {
  const here = 'https://app.invalid';
  try {
    return new URL(target, here).origin === here;
  } catch {
    return false;
  }
}
