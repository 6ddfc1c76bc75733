import { parseArgs } from 'node:util';

/** The languages of the plugin, as NocoBase names them. */
const LANGUAGES = ['en-US', 'zh-CN'] as const;

export type DemoLanguage = (typeof LANGUAGES)[number];

export interface DemoFlags {
  port: number;
  simulatorPort: number;
  clientPort: number;
  /** Of what the demo prints and of NocoBase, until somebody chooses another there. */
  language: DemoLanguage;
  /** Start with an empty database. */
  reset: boolean;
}

const HELP = `Usage: npm run demo -- [flags]

Starts NocoBase with the plugin, on embedded SQLite, and a simulated WeCom to sign in with.

  --port <port>            port of NocoBase (default 13000)
  --simulator-port <port>  port of the simulated WeCom platform (default 13010)
  --client-port <port>     port of the simulated WeCom client (default 13020)
  --language <language>    en-US or zh-CN (default: that of this machine, else en-US)
  --reset                  forget the data of earlier runs
  --help                   show this text`;

/**
 * Reads the command line of the demo.
 *
 * @param machineLanguage what this machine speaks, as `zh-CN`
 * @returns undefined when only the help was asked for, which is then printed
 * @throws Error for unknown flags, for ports and languages that are none
 */
export function parseFlags(
  args: string[],
  machineLanguage = Intl.DateTimeFormat().resolvedOptions().locale,
): DemoFlags | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '13000' },
      'simulator-port': { type: 'string', default: '13010' },
      'client-port': { type: 'string', default: '13020' },
      language: { type: 'string', default: machineLanguage.startsWith('zh') ? 'zh-CN' : 'en-US' },
      reset: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return undefined;
  }
  return {
    port: parsePort('--port', values.port),
    simulatorPort: parsePort('--simulator-port', values['simulator-port']),
    clientPort: parsePort('--client-port', values['client-port']),
    language: parseLanguage(values.language),
    reset: values.reset,
  };
}

function parseLanguage(value: string): DemoLanguage {
  const language = LANGUAGES.find((one) => one === value);
  if (!language) {
    throw new Error(`--language needs ${LANGUAGES.join(' or ')}, not "${value}"`);
  }
  return language;
}

function parsePort(flag: string, value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${flag} needs a port number, not "${value}"`);
  }
  return port;
}
