/**
 * Brings a phone number to E.164 (`+8613800000001`), so that spellings can be compared. A number without a country
 * code counts as Chinese when it has the shape of a Chinese mobile number.
 * @returns undefined for what cannot be read without guessing
 */
export function normalisePhone(phone: string): string | undefined {
  const compact = phone.replace(/[\s()\-.]/g, '').replace(/^00/, '+');
  const chinese = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(compact)?.[1];
  if (chinese) {
    return `+86${chinese}`;
  }
  // After +86 only a mobile number is read: what else stands there was misspelt or is a landline.
  return /^\+(?!86)[1-9]\d{6,14}$/.test(compact) ? compact : undefined;
}

/** The spelling NocoBase installations in China use: Chinese numbers without country code, others in E.164. */
export function phoneAsStored(normalised: string): string {
  return normalised.replace(/^\+86(?=1[3-9]\d{9}$)/, '');
}
