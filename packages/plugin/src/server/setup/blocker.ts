import type { CheckId } from '../../shared/setup';
import type { Answer } from './ask-wecom';

/**
 * The check that fails by this answer, and so the one that checks of what WeCom has not told wait for. Undefined when WeCom
 * has told all.
 */
export function blockerOf(answer: Answer): CheckId | undefined {
  switch (answer.kind) {
    case 'not-asked':
    case 'unreachable':
      return 'credentials';
    case 'refused':
      return answer.reason === 'untrusted-ip' ? 'trusted-ip' : answer.about;
    case 'no-agent-id':
      return 'app';
    case 'app':
      return undefined;
  }
}
