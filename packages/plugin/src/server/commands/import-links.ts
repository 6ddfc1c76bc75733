import type { Application } from '@nocobase/server';
import { importLinks, type ImportRequest } from '../import-links/import-links';

/**
 * `wecom:import-links`: takes the links of another WeCom sign-in over (docs/adr/0014-import-links.md). NocoBase loads this
 * file by its place and runs the command in a process of its own.
 */
export default function registerImportLinks(app: Application): void {
  app
    .command('wecom:import-links')
    .description('take over who is linked to whom from another WeCom sign-in; shows a table, writes with --apply')
    .requiredOption('--from <authenticator>', 'name of the authenticator whose links are taken over')
    .requiredOption('--to <authenticator>', 'name of the WeCom authenticator that takes them over; may be the same')
    .option('--uuid <kind>', 'what the links go by: userid or phone', 'userid')
    .option('--apply', 'write; without it only the table is shown', false)
    .preload()
    .action(async (request: ImportRequest) => {
      process.exitCode = await importLinks(app, request, (text) => console.log(text));
    });
}
