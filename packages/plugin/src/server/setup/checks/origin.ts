import { isIP } from 'node:net';
import type { ResultOf } from '../../../shared/setup';
import { WECOM_HOSTS } from '../../../shared/options';
import type { FormOptions } from '../../authenticators/form-options';

const CHECK = 'origin';

/** Whether WeCom can take the origin for its trusted domain: its own console knows domains only, a private one more. */
export function checkOrigin({ origin, apiBaseUrl }: FormOptions): ResultOf<'origin'> {
  if (!origin.normal) {
    return { check: CHECK, status: 'failed', reason: origin.typed ? 'malformed' : 'missing' };
  }
  const { hostname, protocol } = new URL(origin.normal);
  if (apiBaseUrl === WECOM_HOSTS.apiBaseUrl && !isPublicName(hostname)) {
    return { check: CHECK, status: 'failed', reason: 'not-public', values: { host: hostname } };
  }
  const reason = protocol === 'https:' ? 'well-formed' : 'plain-http';
  return { check: CHECK, status: 'passed', reason, values: { origin: origin.normal } };
}

function isPublicName(hostname: string): boolean {
  const isAddress = isIP(hostname) > 0 || hostname.startsWith('[');
  return !isAddress && hostname.includes('.') && !/\.(local|localhost|internal|lan|home\.arpa)$/.test(hostname);
}
