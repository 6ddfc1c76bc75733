import type { PersonalField } from './company/company.js';

const REMEMBERED_MS = 30 * 24 * 3_600_000;

/** Members' answers on the consent page of an app; remembered for thirty days. */
export class Consents {
  private answers = new Map<string, { fields: PersonalField[]; until: number }>();

  remember(agentId: string, memberId: string, fields: PersonalField[], now: number): void {
    this.answers.set(key(agentId, memberId), { fields, until: now + REMEMBERED_MS });
  }

  recall(agentId: string, memberId: string, now: number): PersonalField[] | undefined {
    const answer = this.answers.get(key(agentId, memberId));
    return answer && answer.until > now ? answer.fields : undefined;
  }

  /** As if the member had withdrawn it in the app's details (个人敏感信息授权管理). */
  forget(agentId: string, memberId: string): void {
    this.answers.delete(key(agentId, memberId));
  }

  clear(): void {
    this.answers.clear();
  }
}

function key(agentId: string, memberId: string): string {
  return `${agentId}/${memberId.toLowerCase()}`;
}
