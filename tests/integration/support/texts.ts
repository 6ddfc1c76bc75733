import fs from 'node:fs';
import path from 'node:path';
import { PLUGIN_DIR } from '../../../tools/paths';

const english = JSON.parse(fs.readFileSync(path.join(PLUGIN_DIR, 'src/locale/en-US.json'), 'utf8')) as Record<
  string,
  string
>;

/** The English text of an error code, with which the server refuses and which the sign-in page shows. */
export function errorText(code: string): string {
  return english[code] ?? '';
}
