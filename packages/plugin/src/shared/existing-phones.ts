/** What the administrator says of phone numbers that were in NocoBase before the plugin. The first is the default. */
export const EXISTING_PHONES = ['trust', 'typed'] as const;

export type ExistingPhones = (typeof EXISTING_PHONES)[number];

/** Reads a stored choice; what is not plainly chosen is as it is by default. */
export function readExistingPhones(value: unknown): ExistingPhones {
  return EXISTING_PHONES.find((choice) => choice === value) ?? EXISTING_PHONES[0];
}
