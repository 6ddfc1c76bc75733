/**
 * Brings an option that is wrong into view. NocoBase's form does not, and its button, pressed far from the error, would
 * look dead. In both clients the place of an option has the attribute `data-option`.
 *
 * @param name path below `authenticators.options`, such as `public.autoSignUp`
 */
export function showOption(name: string): void {
  const option = document.querySelector(`[data-option="${CSS.escape(name)}"]`);
  const fold = option
    ?.closest('.ant-collapse-item:not(.ant-collapse-item-active)')
    ?.querySelector<HTMLElement>('.ant-collapse-header');
  // Folded away, it has no place yet: it unfolds below its heading.
  fold?.click();
  (fold ?? option)?.scrollIntoView({ block: fold ? 'start' : 'center' });
}
