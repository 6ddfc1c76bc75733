/** The fields that have a value: in a company, what is not given is not there. */
export function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  // A loop, since lists of entries are most of the work when there are a hundred thousand members.
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) {
      kept[key] = value;
    }
  }
  return kept as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
