import { parseArgs } from 'node:util';

export interface DemoFlags {
  port: number;
  simulatorPort: number;
  clientPort: number;
  /** Start with an empty database. */
  reset: boolean;
}

const HELP = `Usage: npm run demo -- [flags]

Starts NocoBase with the plugin, on embedded SQLite, and a simulated WeCom to sign in with.

  --port <port>            port of NocoBase (default 13000)
  --simulator-port <port>  port of the simulated WeCom platform (default 13010)
  --client-port <port>     port of the simulated WeCom client (default 13020)
  --reset                  forget the data of earlier runs
  --help                   show this text`;

/**
 * Reads the command line of the demo.
 *
 * @returns undefined when only the help was asked for, which is then printed
 * @throws Error for unknown flags and ports that are none
 */
export function parseFlags(args: string[]): DemoFlags | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '13000' },
      'simulator-port': { type: 'string', default: '13010' },
      'client-port': { type: 'string', default: '13020' },
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
    reset: values.reset,
  };
}

function parsePort(flag: string, value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${flag} needs a port number, not "${value}"`);
  }
  return port;
}
