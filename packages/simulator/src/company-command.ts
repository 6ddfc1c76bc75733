import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { generateCompany } from './company/generate-company.js';
import { readWholeNumber, UsageError } from './usage-error.js';

const HELP = `wecom-simulator company: makes a company up, of any size, as JSON for --company

Usage: wecom-simulator company [options]

  --departments NUMBER   departments, the root included (default 20)
  --members NUMBER       members (default 200)
  --seed NUMBER          the same numbers give the same company (default 1)
  --app-origin ORIGIN    where your app listens (default http://localhost:13000)
  --output FILE          where to write it (default: standard output)
  --help                 this text
`;

/**
 * Runs `wecom-simulator company`.
 * @param args those after the word
 * @throws UsageError, and the error of a file that cannot be written
 */
export function runCompanyCommand(args: string[]): void {
  if (args.includes('--help') || args.includes('-h')) {
    return void process.stdout.write(HELP);
  }
  const values = readValues(args);
  const company = generateCompany({
    departments: readWholeNumber('--departments', values.departments, 1),
    members: readWholeNumber('--members', values.members, 0),
    seed: readWholeNumber('--seed', values.seed, 0),
    appOrigin: values['app-origin'],
  });
  const text = `${JSON.stringify(company)}\n`;
  if (values.output === undefined) {
    process.stdout.write(text);
  } else {
    writeFileSync(values.output, text);
  }
}

function readValues(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        departments: { type: 'string', default: '20' },
        members: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        'app-origin': { type: 'string', default: 'http://localhost:13000' },
        output: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nTry wecom-simulator company --help`);
  }
}
