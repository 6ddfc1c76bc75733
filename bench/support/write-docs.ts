import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../tools/paths';
import { runOrThrow } from '../../tools/run';
import { type Run, markdown } from './report';

const PAGE = path.join(ROOT, 'docs/performance.md');
const BEGIN = '<!-- results: npm run bench -- --write-docs -->';
const END = '<!-- end of results -->';

/** Replaces the results in docs/performance.md, between its two markers. */
export async function writeDocs(run: Run): Promise<void> {
  const page = fs.readFileSync(PAGE, 'utf8');
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before < 0 || after < before) {
    throw new Error(`${PAGE} has lost the markers around the results`);
  }
  fs.writeFileSync(PAGE, `${page.slice(0, before)}${BEGIN}\n\n${markdown(run)}\n\n${page.slice(after)}`);
  await runOrThrow(['node_modules/.bin/prettier', '--write', '--log-level', 'warn', PAGE], { cwd: ROOT });
}
