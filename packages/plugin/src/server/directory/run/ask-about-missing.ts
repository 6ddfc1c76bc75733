import type { WeComApp } from '../../wecom/app';
import { getDirectoryMember } from '../../wecom/calls/department-members';
import { memberIdOf } from '../../wecom/member-profile';
import { WeComRefusedError, WeComUnreachableError } from '../../wecom/wecom-error';
import { atMost } from '../at-most';
import type { LeaverAnswer } from '../plan/facts';
import { waitForWeCom, type Waiting } from '../wait-for-wecom';

/** As many calls at once as a fetch makes. */
const CALLS_AT_ONCE = 4;

/**
 * Asks WeCom about each of the members who are missing. A refused or broken answer is none: it says nothing of the member.
 * @param identities of the members
 * @throws the reason of the signal
 */
export async function askAboutMissing(
  wecom: WeComApp,
  identities: readonly string[],
  { onDone, ...waiting }: Waiting & { onDone: () => void },
): Promise<Map<string, LeaverAnswer>> {
  const answers = await atMost(CALLS_AT_ONCE, identities, async (identity) => {
    const answer = await askAbout(wecom, memberIdOf(identity), waiting);
    onDone();
    return [identity, answer] as const;
  });
  return new Map(answers);
}

async function askAbout(wecom: WeComApp, memberId: string, waiting: Waiting): Promise<LeaverAnswer> {
  try {
    return judge(await waitForWeCom(() => getDirectoryMember(wecom, memberId), waiting));
  } catch (error) {
    if (error instanceof WeComRefusedError || error instanceof WeComUnreachableError) {
      return { kind: 'none' };
    }
    throw error;
  }
}

function judge(answer: Awaited<ReturnType<typeof getDirectoryMember>>): LeaverAnswer {
  if (typeof answer === 'string') {
    return { kind: answer === 'unknown' ? 'left' : answer };
  }
  const { status, departments } = answer;
  return status === 'left' || status === 'disabled'
    ? { kind: status }
    : { kind: 'active', departmentIds: departments.map(({ id }) => id) };
}
