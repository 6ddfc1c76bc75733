import fs from 'node:fs';
import path from 'node:path';
import { ROOT as REPOSITORY } from '../../tools/paths';
import { expect, inClients, test } from './fixtures';
import { PROXY_LINES } from './support/nginx-config';

for (const guide of ['setup-guide.md', 'setup-guide.zh-CN.md']) {
  // No page is opened, so no client has a part in it.
  test(`${guide} shows the lines that these tests prove`, inClients(['legacy']), () => {
    const text = fs.readFileSync(path.join(REPOSITORY, 'docs', guide), 'utf8');

    for (const line of PROXY_LINES) {
      expect(text).toContain(`        ${line}\n`);
    }
  });
}
