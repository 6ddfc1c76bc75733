import type { ResultOf } from '../../../shared/setup';
import type { Answer } from '../ask-wecom';
import { blockerOf } from '../blocker';
import type { FormOptions } from '../../authenticators/form-options';

const CHECK = 'homepage';

/**
 * Whether the workbench opens this application: by the link of the authenticator, or, with automatic login, by any page.
 * @param link the link of the authenticator; undefined without a valid origin
 */
export function checkHomepage(
  answer: Answer,
  { agentId, autoSignIn }: FormOptions,
  link: string | undefined,
): ResultOf<'homepage'> {
  if (!link) {
    return { check: CHECK, status: 'failed', reason: 'origin-malformed' };
  }
  if (answer.kind !== 'app') {
    return { check: CHECK, status: 'unknown', reason: 'blocked', waitsFor: blockerOf(answer) };
  }
  const current = answer.app.homepage ?? '';
  if (isSameLink(current, link)) {
    return { check: CHECK, status: 'passed', reason: 'link' };
  }
  if (autoSignIn && originOf(current) === originOf(link)) {
    return { check: CHECK, status: 'passed', reason: 'page' };
  }
  return {
    check: CHECK,
    status: 'failed',
    reason: current ? 'other' : 'missing',
    values: { current },
    paste: link,
    change: { setting: 'homepage', before: current, after: link },
    app: { name: answer.app.name ?? '', agentId },
  };
}

// Where the link leads afterwards (`redirect`) is the administrator's choice.
function isSameLink(current: string, link: string): boolean {
  if (originOf(current) !== originOf(link)) {
    return false;
  }
  const [ours, theirs] = [new URL(link), new URL(current)];
  return (
    theirs.pathname === ours.pathname &&
    theirs.searchParams.get('authenticator') === ours.searchParams.get('authenticator')
  );
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
