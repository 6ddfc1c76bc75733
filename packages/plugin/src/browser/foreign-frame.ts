import type { Browser } from './client';

/**
 * Tells whether a page of another site stands around this one, however far out. There browsers keep the cookie of an
 * attempt (`SameSite=Lax`) from the server, so that no sign-in can be completed. A frame of the application's own is no
 * hindrance.
 */
export function isInForeignFrame({ location, parent }: Pick<Browser, 'location' | 'parent'>): boolean {
  try {
    // Reading anything of another origin throws.
    return parent.location.origin !== location.origin || (parent.parent !== parent && isInForeignFrame(parent));
  } catch {
    return true;
  }
}

/** Opens an address in the whole window, in which this page is a frame. A sandbox around the frame may forbid it. */
export function openAtTop({ top }: Pick<Browser, 'top'>, url: string): void {
  try {
    // Setting this is all that another origin allows.
    if (top) {
      top.location.href = url;
    }
  } catch (error) {
    console.warn('Sign-in with WeCom: the site around this page keeps it from opening', error);
  }
}
