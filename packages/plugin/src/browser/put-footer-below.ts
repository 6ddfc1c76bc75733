/**
 * Moves the footer of NocoBase's sign-in page below everything on it. NocoBase puts it at the lower end of the window, where
 * it lies across whatever is taller than a password form.
 * @param part something on that page, which has grown
 */
export function putFooterBelow(part: Element): void {
  for (let place = part.parentElement; place && place !== document.body; place = place.parentElement) {
    if ([...place.children].some(isFooter)) {
      Object.assign(place.style, { position: 'relative', minHeight: '100vh', boxSizing: 'border-box' });
      return;
    }
  }
}

// NocoBase gives it no name to find it by: it is what is placed by the window alone.
function isFooter(element: Element): boolean {
  const isPlaced = getComputedStyle(element).position === 'absolute';
  return isPlaced && element instanceof HTMLElement && element.offsetParent === document.body;
}
