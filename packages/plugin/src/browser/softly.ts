/** Does what a page can be without: a throw in the `load()` of a client would break every page. */
export function softly(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error('Sign-in with WeCom:', error);
  }
}
