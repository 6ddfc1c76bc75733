/**
 * Masks a phone number: enough stays for somebody who knows it to recognise it, `138****01`.
 * @param phone in any spelling
 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-2)}`;
}
