/** Of a shorter number too little would stay unknown. */
const SHORTEST = 9;

/**
 * Masks a phone number: enough stays for somebody who knows it to recognise it, `138****01`.
 * @param phone in any spelling
 */
export function maskPhone(phone: string): string {
  return phone.length < SHORTEST ? '****' : `${phone.slice(0, 3)}****${phone.slice(-2)}`;
}
