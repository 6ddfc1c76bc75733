import { labelOf, MORE_GROUPS, PROFILE_GROUP, type SettingsField } from './fields';

/**
 * What differs from the defaults among the options that most leave as they are.
 *
 * @param options as they stand in the form; stored ones may be of any type
 * @returns translation keys: the labels of the options, and one for the whole profile, whose labels mean nothing elsewhere
 */
export function changedOptions(options: unknown): string[] {
  return MORE_GROUPS.flatMap((group) => {
    const changed = group.fields.filter((field) => isChanged(field, options));
    return group === PROFILE_GROUP && changed.length > 0 ? [group.title] : changed.map(labelOf);
  });
}

function isChanged({ input, path, initial = '' }: SettingsField, options: unknown): boolean {
  const value = path.reduce<unknown>(valueIn, options);
  if (input === 'checkbox') {
    return value === true;
  }
  const text = typeof value === 'string' ? value.trim() : '';
  // Emptied, it means the default again.
  return text !== '' && text !== initial;
}

function valueIn(parent: unknown, name: string): unknown {
  return typeof parent === 'object' && parent !== null ? (parent as Record<string, unknown>)[name] : undefined;
}
