/** The longest redirect target that is kept, in characters. */
const LENGTH_LIMIT = 2048;

/** Everything up to and including space, DEL and the C1 controls, invisible and direction-changing characters. */
const UNSAFE_CHARACTERS =
  // eslint-disable-next-line no-control-regex -- control characters are what this pattern is for
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3000\u3164\ufeff\uffa0\\]/;

/** Slashes of other scripts that some software turns into plain ones. */
const SLASH_LOOKALIKES = /[\u2044\u2215\u29f8\ufe68\uff0f\uff3c]/;

/**
 * Tells whether a redirect target stays inside the app, in whatever form software behind us reads it: a path on the
 * same origin, without `//`, `\`, dot segments or control characters, plain, percent-encoded or in look-alike characters.
 * @param target path, optionally with query and fragment: `/admin/x?tab=1#top`
 */
export function isSafeRedirectTarget(target: string): boolean {
  if (target.length > LENGTH_LIMIT || !target.startsWith('/') || UNSAFE_CHARACTERS.test(target)) {
    return false;
  }
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return readings(path).every(isPlainPath) && staysOnOrigin(target);
}

// Three rounds of percent-decoding: more than any proxy or router behind us applies. Each also in Unicode's
// compatibility form, in which ‥ is two dots and ／ a slash.
function readings(path: string): string[] {
  const once = decode(path);
  const twice = decode(once);
  return [path, once, twice, decode(twice)].flatMap((form) => [form, form.normalize('NFKC')]);
}

// A path that cannot be decoded is refused: "//" is not a plain path.
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '//';
  }
}

function isPlainPath(path: string): boolean {
  return (
    !UNSAFE_CHARACTERS.test(path) &&
    !SLASH_LOOKALIKES.test(path) &&
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
