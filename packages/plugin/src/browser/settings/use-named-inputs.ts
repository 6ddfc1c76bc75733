import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';

/** Where something is typed. Checkboxes and choices have their names already. */
const INPUTS = '[contenteditable=true], input:not([type=checkbox], [role=combobox])';

/**
 * Gives the inputs of a part of the form the names of their options, for screen readers. NocoBase calls each of its variable
 * inputs "textbox", in the legacy client a button, and takes no other name; and it puts another input there for a secret as
 * soon as something is typed.
 */
export function useNamedInputs(part: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation(NAMESPACE);
  useEffect(() => {
    const root = part.current;
    if (!root) {
      return undefined;
    }
    const nameAll = () => {
      for (const place of root.querySelectorAll<HTMLElement>('[data-option]')) {
        place.querySelectorAll(INPUTS).forEach((input) => nameInput(input, t(`option.${place.dataset['option']}`)));
      }
    };
    nameAll();
    const observer = new MutationObserver(nameAll);
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [part, t]);
}

function nameInput(input: Element, name: string): void {
  input.setAttribute('aria-label', name);
  if (input.hasAttribute('role')) {
    input.setAttribute('role', 'textbox');
  }
}
