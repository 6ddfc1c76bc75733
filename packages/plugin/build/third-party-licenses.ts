import fs from 'node:fs';
import path from 'node:path';
import { PLUGIN_DIR, ROOT } from '../../../tools/paths';

/**
 * Writes `dist/third-party-licenses.txt` with the licence text of every package that is bundled.
 *
 * @throws Error when a bundled package comes without a licence file and declares no licence that is known here
 */
export function writeThirdPartyLicenses(packages: string[]): void {
  const texts = [...new Set(packages)].toSorted().map((name) => `${name}\n\n${licenseText(name)}`);
  fs.writeFileSync(path.join(PLUGIN_DIR, 'dist/third-party-licenses.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function licenseText(name: string): string {
  const dir = path.join(ROOT, 'node_modules', name);
  // A package may hold parts under another licence, such as the tables of libphonenumber-js.
  const files = fs.readdirSync(dir).filter((entry) => /^licen[cs]e/i.test(entry));
  const texts = files.toSorted().map((file) => fs.readFileSync(path.join(dir, file), 'utf8'));
  return texts.length > 0 ? texts.join('\n\n') : declaredLicense(name, dir);
}

// @wecom/jssdk declares its licence in its package.json only.
function declaredLicense(name: string, dir: string): string {
  const { license, homepage } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8')) as {
    license?: string;
    homepage?: string;
  };
  if (license !== 'MIT') {
    throw new Error(`${name} is bundled but has no licence file`);
  }
  return `Declared in its package.json: MIT. Copyright (c) the authors of ${name} (${homepage}).\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
