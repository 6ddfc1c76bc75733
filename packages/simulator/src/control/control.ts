import { behaviourNames, BEHAVIOUR_CHOICES, type Behaviour } from '../behaviour.js';
import type { App, Company, Member } from '../company/company.js';
import type { FaultRule } from '../faults.js';
import type { JournalEntry } from '../journal.js';
import { parseCompany } from '../company/parse-company.js';
import type { Platform } from '../platform.js';

/** The hands of a test or of the control page on the simulated platform. Everything takes effect at once. */
export class Control {
  constructor(private readonly platform: Platform) {}

  /** Spoils coming answers, see `FaultRule`. Several faults for one path are used in order. */
  fail(rule: FaultRule): void {
    this.platform.faults.add(rule);
  }

  /** The faults that are still waiting. */
  faults(): FaultRule[] {
    return this.platform.faults.waiting();
  }

  clearFaults(): void {
    this.platform.faults.clear();
  }

  /** The requests answered so far, oldest first, secrets masked. */
  journal(): JournalEntry[] {
    return this.platform.journal.entries();
  }

  clearJournal(): void {
    this.platform.journal.clear();
  }

  /** Simulated time, milliseconds since 1970. */
  now(): number {
    return this.platform.now();
  }

  /** Moves the simulated clock forward. */
  advance(milliseconds: number): void {
    this.platform.clock.advance(milliseconds);
  }

  /** Back to the state at the start: company, behaviour, clock, faults, journal, and nothing issued. */
  reset(): void {
    this.platform.reset();
  }

  /**
   * Replaces the company; tokens, codes, tickets and consents end.
   * @throws CompanyError when the company is not valid
   */
  seed(company: Company): void {
    this.platform.seed(parseCompany(company));
  }

  /**
   * Changes settings of an app, as an admin does in the console. Tokens and codes that were issued stay, except that a new
   * secret ends the access tokens.
   * @param agentId the first app unless given
   * @throws Error for an unknown agent ID, CompanyError when the result is not valid
   */
  updateApp(patch: Partial<App>, agentId = this.platform.company.apps[0].agentId): void {
    if (!this.platform.appByAgentId(agentId)) {
      throw new Error(`There is no app ${agentId}`);
    }
    const apps = this.platform.company.apps.map((app) => (app.agentId === agentId ? { ...app, ...patch } : app));
    this.platform.company = parseCompany({ ...this.platform.company, apps });
  }

  /**
   * Changes one member, by id.
   * @throws Error for an unknown id, CompanyError when the result is not valid
   */
  updateMember(id: string, patch: Partial<Member>): void {
    const found = this.existingMember(id);
    const members = this.platform.company.members.map((member) =>
      member === found ? { ...member, ...patch } : member,
    );
    this.platform.company = parseCompany({ ...this.platform.company, members });
  }

  /** Removes a member from the company. @throws Error for an unknown id */
  removeMember(id: string): void {
    const found = this.existingMember(id);
    const members = this.platform.company.members.filter((member) => member !== found);
    this.platform.company = { ...this.platform.company, members };
  }

  /** As if the member had withdrawn the consent in the app's details: the next consent page asks again. */
  forgetConsent(memberId: string, agentId = this.platform.company.apps[0].agentId): void {
    this.platform.consents.forget(agentId, memberId);
  }

  /** How the platform behaves where WeCom's own behaviour is not certain. */
  behaviour(): Behaviour {
    return { ...this.platform.behaviour };
  }

  /** @throws Error for a value that does not exist */
  setBehaviour(patch: Partial<Behaviour>): void {
    for (const [name, value] of Object.entries(patch)) {
      checkChoice(name, value);
    }
    this.platform.behaviour = { ...this.platform.behaviour, ...patch };
  }

  private existingMember(id: string): Member {
    const member = this.platform.member(id);
    if (!member) {
      throw new Error(`There is no member ${id}`);
    }
    return member;
  }
}

function checkChoice(name: string, value: string): void {
  const known = behaviourNames.find((candidate) => candidate === name);
  if (!known) {
    throw new Error(`behaviour ${name} is not known; use ${behaviourNames.join(', ')}`);
  }
  const choices: readonly string[] = BEHAVIOUR_CHOICES[known];
  if (!choices.includes(value)) {
    throw new Error(`behaviour ${name} must be one of ${choices.join(', ')}`);
  }
}
