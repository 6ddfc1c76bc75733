import {
  ADDRESSES_GROUP,
  choicesOf,
  labelOf,
  problemOf,
  SETTINGS_GROUPS,
  type SettingsField,
  type SettingsGroup,
} from '../shared/browser/settings/fields';

type Translate = (key: string) => string;

/**
 * The settings form as a Formily schema, relative to `authenticators.options`.
 * @param isStored whether the authenticator exists, so that an empty secret means: keep it
 * @param apiUrl address of the application's API
 */
export function settingsSchema(t: Translate, isStored: boolean, apiUrl: string): object {
  const groups = SETTINGS_GROUPS.map((group) => [group.title, groupSchema(group, t, isStored, apiUrl)] as const);
  return { type: 'object', properties: Object.fromEntries<object>(groups) };
}

function groupSchema(group: SettingsGroup, t: Translate, isStored: boolean, apiUrl: string): object {
  const fields = group.fields.map((field) => [field.path.join('.'), fieldSchema(field, t, isStored)] as const);
  const consoleValues = { type: 'void', 'x-component': 'FormConsoleValues', 'x-component-props': { apiUrl } };
  return {
    type: 'void',
    'x-component': 'SettingsSection',
    'x-component-props': { title: t(group.title), isAdvanced: group.isAdvanced },
    properties: { ...Object.fromEntries<object>(fields), ...(group === ADDRESSES_GROUP && { consoleValues }) },
  };
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
    'x-component': COMPONENTS[field.input],
    'x-component-props': {
      password: field.input === 'secret' ? true : undefined,
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
