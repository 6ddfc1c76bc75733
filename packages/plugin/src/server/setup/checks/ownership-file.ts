import { OWNERSHIP_FILE_NAME, type ResultOf } from '../../../shared/setup';
import { readLimited } from '../../wecom/read-limited';

const CHECK = 'ownership-file';

/** One fetch is given up after this many milliseconds, and a failure is not told before. */
const TIME_LIMIT_MS = 4_000;
/** More than this many bytes are no ownership file. */
const BODY_LIMIT_BYTES = 64;

export interface OwnershipFileTools {
  fetch: typeof globalThis.fetch;
  /** Milliseconds of any clock that does not go back. */
  now: () => number;
  sleep: (ms: number) => Promise<void>;
}

/**
 * Whether WeCom will find every ownership file at the root of the site. All failures look alike and take equally long, so
 * that nobody can find out with it what else listens in the server's network (docs/adr/0013).
 * @param origin a saved one
 * @param names of the files that should be there
 */
export async function checkOwnershipFiles(
  origin: string,
  names: string[],
  tools: OwnershipFileTools,
): Promise<ResultOf<'ownership-file'>> {
  const startedAt = tools.now();
  const served = await Promise.all(names.map((name) => isServed(`${origin}/${name}`, name, tools.fetch)));
  const missing = names.find((_name, index) => !served[index]);
  if (missing === undefined) {
    return { check: CHECK, status: 'passed', reason: 'served', values: { number: names.length, origin } };
  }
  await tools.sleep(Math.max(TIME_LIMIT_MS - (tools.now() - startedAt), 0));
  return {
    check: CHECK,
    status: 'failed',
    reason: 'not-served',
    values: { url: `${origin}/${missing}` },
    paste: proxyRule(process.env['APP_PORT'] || '13000'),
  };
}

async function isServed(url: string, name: string, fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    const body = await readLimited(response, BODY_LIMIT_BYTES);
    return response.status === 200 && body?.toString('latin1').trim() === OWNERSHIP_FILE_NAME.exec(name)?.[1];
  } catch {
    return false;
  }
}

/** The one rule of nginx that passes ownership files on to NocoBase. */
function proxyRule(port: string): string {
  return `location ~ "^/WW_verify_[A-Za-z0-9]{16}\\.txt$" {\n  proxy_pass http://127.0.0.1:${port};\n}`;
}
