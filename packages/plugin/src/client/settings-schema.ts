import {
  ADDRESSES_GROUP,
  choicesOf,
  DETAILS_GROUP,
  FIRST_GROUPS,
  labelOf,
  MORE_GROUPS,
  problemOf,
  type SettingsField,
  type SettingsGroup,
} from '../browser/settings/fields';

type Translate = (key: string) => string;

/**
 * The settings form as a Formily schema, relative to `authenticators.options`.
 * @param isStored whether the authenticator exists, so that an empty secret means: keep it
 */
export function settingsSchema(t: Translate, isStored: boolean): object {
  const groupSchemas = (groups: SettingsGroup[]) =>
    Object.fromEntries<object>(groups.map((group) => [group.title, groupSchema(group, t, isStored)]));
  const more = { type: 'void', 'x-component': 'MoreSettings', properties: groupSchemas(MORE_GROUPS) };
  const test = sectionSchema(t('Test'), { connectionTest: setupPart('ConnectionTest') });
  return { type: 'object', properties: { ...groupSchemas(FIRST_GROUPS), more, test } };
}

function groupSchema(group: SettingsGroup, t: Translate, isStored: boolean): object {
  const fields = group.fields.map((field) => [field.path.join('.'), fieldSchema(field, t, isStored)] as const);
  return sectionSchema(t(group.title), { ...Object.fromEntries<object>(fields), ...setupParts(group) });
}

function setupParts(group: SettingsGroup): object {
  switch (group) {
    case ADDRESSES_GROUP:
      return { consoleValues: setupPart('ConsoleValues'), ownershipFiles: setupPart('OwnershipFiles') };
    case DETAILS_GROUP:
      return { phoneHomepage: setupPart('PhoneHomepage') };
    default:
      return {};
  }
}

function sectionSchema(title: string, properties: object): object {
  return { type: 'void', 'x-component': 'SettingsSection', 'x-component-props': { title }, properties };
}

function setupPart(component: string): object {
  return { type: 'void', 'x-component': component };
}

function fieldSchema(field: SettingsField, t: Translate, isStored: boolean): object {
  const isCheckbox = field.input === 'checkbox';
  const isKept = field.input === 'secret' && isStored;
  return {
    type: isCheckbox ? 'boolean' : 'string',
    ...(isCheckbox ? { 'x-content': t(labelOf(field)) } : { title: t(labelOf(field)) }),
    description: field.help && t(field.help),
    required: field.required && !isKept,
    ...(field.choices && { enum: choicesOf(field).map(({ value, label }) => ({ value, label: t(label) })) }),
    default: field.path[0] === 'origin' && !isStored ? window.location.origin : field.initial,
    'x-decorator': 'FormItem',
    'x-decorator-props': { 'data-option': field.path.join('.') },
    'x-component': COMPONENTS[field.input],
    'x-component-props': {
      password: field.input === 'secret' ? true : undefined,
      // Formily's label stands beside a select without naming it.
      'aria-label': field.choices && t(labelOf(field)),
      // Emptied, it would mean the default again.
      allowClear: field.choices ? false : undefined,
      placeholder: isKept ? t('Stored. Leave empty to keep it.') : field.placeholder,
    },
    'x-validator': (value: unknown) => {
      const problem = problemOf(field, value);
      return problem && t(problem);
    },
  };
}

const COMPONENTS: Record<SettingsField['input'], string> = {
  variable: 'TextAreaWithGlobalScope',
  secret: 'TextAreaWithGlobalScope',
  text: 'Input',
  checkbox: 'Checkbox',
  choice: 'Select',
};
