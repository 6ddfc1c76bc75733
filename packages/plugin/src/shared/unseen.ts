/** Blanks, and characters that nobody sees, such as marks of a writing direction that come along with a copied text. */
const UNSEEN = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Takes out of a text what nobody sees. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}
