import { parseArgs } from 'node:util';

export interface BenchFlags {
  /** Names of the parts to run; all of them when empty. */
  parts: string[];
  /** How long the load of the part "sustained-load" lasts. */
  sustainedMinutes: number;
  /** Put the table into docs/performance.md. */
  writeDocs: boolean;
}

const HELP = `Usage: npm run bench -- [flags] [parts]

Measures the plugin in a real NocoBase against the simulator. Without parts, all of them:
  PARTS

  --sustained-minutes <n>  how long sustained-load lasts (default 10)
  --write-docs             put the table into docs/performance.md; needs all parts
  --help                   show this text`;

/**
 * Reads the command line.
 *
 * @param known the names of all parts
 * @returns undefined when only the help was asked for, which is then printed
 * @throws Error for unknown flags and parts
 */
export function parseFlags(args: string[], known: string[]): BenchFlags | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      'sustained-minutes': { type: 'string', default: '10' },
      'write-docs': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP.replace('PARTS', known.join(', ')));
    return undefined;
  }
  const unknown = positionals.find((part) => !known.includes(part));
  if (unknown) {
    throw new Error(`There is no part "${unknown}". Parts: ${known.join(', ')}`);
  }
  if (values['write-docs'] && positionals.length > 0) {
    throw new Error('--write-docs needs all parts');
  }
  return {
    parts: positionals,
    sustainedMinutes: parseMinutes(values['sustained-minutes']),
    writeDocs: values['write-docs'],
  };
}

function parseMinutes(value: string): number {
  const minutes = Number(value);
  if (!(minutes > 0)) {
    throw new Error(`--sustained-minutes needs a number above 0, not "${value}"`);
  }
  return minutes;
}
