import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultCompany } from './company/default-company.js';
import type { Company } from './company/company.js';
import { parseCompany } from './company/parse-company.js';
import { runCompanyCommand } from './company-command.js';
import { startSimulator, type Simulator } from './simulator.js';
import { UsageError } from './usage-error.js';

const HELP = `wecom-simulator: a local stand-in for the WeCom platform. For development and tests only.

Usage: wecom-simulator [options]
       wecom-simulator company [options]   makes a large company up; see its own --help

  --port PORT            the platform: server API, authorize page, web login, control page (default 13100)
  --client-port PORT     the simulated WeCom client (default 13101; "off" for none)
  --app-origin ORIGIN    where your app listens (default http://localhost:13000)
  --trusted-domain HOST  host[:port] that the app may be sent back to; repeatable (default: that of --app-origin)
  --trusted-ip IP        address that may call the server API; repeatable (default 127.0.0.1 and ::1; "any" for all)
  --host ADDRESS         address to listen on (default 127.0.0.1)
  --company FILE         JSON file with the company (default: a built-in one, each member standing for a case)
  --help                 this text

Exit codes: 0 stopped by a signal, 1 a port is taken or something broke, 2 wrong options or company file.
`;

interface Options {
  port: number;
  clientPort: number | undefined;
  appOrigin: string;
  host: string;
  company: Company;
}

/** Runs the command until a signal stops it. @param args without the program's name */
export async function run(args: string[]): Promise<void> {
  try {
    if (args[0] === 'company') {
      return runCompanyCommand(args.slice(1));
    }
    if (args.includes('--help') || args.includes('-h')) {
      return void process.stdout.write(HELP);
    }
    await play(readOptions(args));
  } catch (error) {
    process.stderr.write(`wecom-simulator: ${explain(error)}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

async function play({ clientPort, ...options }: Options): Promise<void> {
  const simulator = await startSimulator({ ...options, ...(clientPort !== undefined && { clientPort }) });
  announce(simulator);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.stop().then(() => process.exit(0)));
  }
}

function readOptions(args: string[]): Options {
  const values = readValues(args);
  const appOrigin = values['app-origin'] ?? 'http://localhost:13000';
  if (!/^https?:\/\/[^/]+$/.test(appOrigin)) {
    throw new UsageError('--app-origin must look like http://localhost:13000');
  }
  return {
    port: readPort('--port', values.port ?? '13100'),
    clientPort:
      values['client-port'] === 'off' ? undefined : readPort('--client-port', values['client-port'] ?? '13101'),
    appOrigin,
    host: values.host ?? '127.0.0.1',
    company: readCompany(values.company, appOrigin, values['trusted-domain'], values['trusted-ip']),
  };
}

function readValues(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'client-port': { type: 'string' },
        'app-origin': { type: 'string' },
        'trusted-domain': { type: 'string', multiple: true },
        'trusted-ip': { type: 'string', multiple: true },
        host: { type: 'string' },
        company: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nTry wecom-simulator --help`);
  }
}

function readPort(option: string, value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new UsageError(`${option} must be a port number, not ${value}`);
  }
  return port;
}

function readCompany(file: string | undefined, appOrigin: string, domains: string[] = [], ips: string[] = []): Company {
  const company = file === undefined ? defaultCompany(appOrigin) : readCompanyFile(file);
  const [app, ...others] = company.apps;
  const trustedDomains = [...app.trustedDomains, ...domains];
  const given = ips.includes('any') ? ('any' as const) : ips;
  return { ...company, apps: [{ ...app, trustedDomains, ...(ips.length > 0 && { trustedIps: given }) }, ...others] };
}

function readCompanyFile(file: string): Company {
  try {
    return parseCompany(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

function announce({ url, clientUrl, app }: Simulator): void {
  const client = clientUrl ? `  WeCom client  ${clientUrl}\n` : '';
  process.stdout.write(
    `WeCom simulator is running. Ctrl-C stops it.\n` +
      `  Platform      ${url}/\n${client}` +
      `  Corp ID       ${app.corpId}\n  Agent ID      ${app.agentId}\n  Secret        ${app.secret}\n` +
      `  Trusted       ${app.trustedDomains.join(', ')}\n`,
  );
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if ('code' in error && error.code === 'EADDRINUSE' && 'port' in error) {
    return `port ${String(error.port)} is taken; choose another with --port or --client-port`;
  }
  return error.message;
}
