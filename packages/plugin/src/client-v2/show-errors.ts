import type { FormInstance } from 'antd';
import { showOptions, unfoldOptions } from '../browser/settings/show-option';

/** How antd refuses a form: what is wrong, in the order of the fields. */
interface Refusal {
  errorFields?: { name: (string | number)[] }[];
}

/**
 * Shows what is wrong whenever a whole form is refused because of it. The form is NocoBase's, which validates it by calling
 * this function of it and tells nobody else how it ended.
 *
 * @returns makes the form forget it
 */
export function showErrors<Values>(form: FormInstance<Values>): () => void {
  const { validateFields } = form;
  const validateAll = async () => {
    try {
      return await validateFields();
    } catch (error) {
      showFirst(form, error as Refusal);
      throw error;
    }
  };
  form.validateFields = ((...args: Parameters<typeof validateFields>) =>
    args.length > 0 ? validateFields(...args) : validateAll()) as typeof validateFields;
  return () => {
    form.validateFields = validateFields;
  };
}

function showFirst<Values>(form: FormInstance<Values>, { errorFields = [] }: Refusal): void {
  const options = errorFields.filter(isOption).map(({ name }) => name.slice(1).join('.'));
  const [first] = errorFields;
  if (first && !isOption(first)) {
    // One of NocoBase's own fields.
    unfoldOptions(options);
    form.scrollToField(first.name, { block: 'center' });
  } else {
    showOptions(options);
  }
}

function isOption({ name }: { name: (string | number)[] }): boolean {
  return name[0] === 'options';
}
