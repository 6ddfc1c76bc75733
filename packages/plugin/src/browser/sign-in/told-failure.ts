import type { Client } from '../client';
import { isObject } from '../read-reply';
import type { SignInFailure } from '../sign-in-failure';

/** A reload shows a failure again for so long, in milliseconds: as long as an attempt may take. */
const KEPT_MS = 10 * 60_000;

/** Keeps what the server has told this page, so that a reload or another language does not lose it. */
export function keepFailure({ marks }: Pick<Client, 'marks'>, failure: SignInFailure): void {
  // Neither where the person wanted to go, which the address says, nor the way to a page that has an attempt of its own.
  const { redirectTo: _path, consentUrl: _attempt, ...told } = failure;
  marks.set('told', JSON.stringify({ ...told, until: Date.now() + KEPT_MS }));
}

/** The failure to tell: that of this page, or the one that a reload has kept. */
export function toldFailure(client: Client): SignInFailure | undefined {
  return client.failure ?? readKept(client.marks.get('told'));
}

/** The failure to tell at the button of an authenticator. */
export function failureOf(client: Client, authenticator: string): SignInFailure | undefined {
  const failure = toldFailure(client);
  return failure?.authenticator === authenticator ? failure : undefined;
}

function readKept(mark: string | null): SignInFailure | undefined {
  try {
    const kept: unknown = JSON.parse(mark ?? '');
    return isFailure(kept) && kept.until > Date.now() ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isFailure(kept: unknown): kept is SignInFailure & { until: number } {
  return isObject(kept) && typeof kept['authenticator'] === 'string' && typeof kept['until'] === 'number';
}
