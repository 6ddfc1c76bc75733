// In both clients the place of an option has the attribute `data-option`: its path below `authenticators.options`, such as
// `public.autoSignUp`.

/**
 * Brings the first of some options into view and moves the focus there, and unfolds whatever hides one of them. NocoBase's
 * form does not, and its button, pressed far from an error, would look dead.
 */
export function showOptions(names: string[]): void {
  unfoldOptions(names);
  // By then what was folded has its place.
  requestAnimationFrame(() => show(placeOf(names[0])));
}

/** Unfolds whatever hides one of these options. */
export function unfoldOptions(names: string[]): void {
  const folds = new Set(names.map((name) => placeOf(name)?.closest('[hidden]')?.id));
  for (const id of folds) {
    document.querySelector<HTMLElement>(`[aria-controls="${id}"]`)?.click();
  }
}

function placeOf(name = ''): Element | null {
  return document.querySelector(`[data-option="${CSS.escape(name)}"]`);
}

function show(place: Element | null): void {
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, [contenteditable=true]')?.focus({ preventScroll: true });
}
