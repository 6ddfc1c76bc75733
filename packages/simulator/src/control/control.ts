import { behaviourNames, BEHAVIOUR_CHOICES, type Behaviour } from '../behaviour.js';
import { updateApp } from '../company/change-app.js';
import { addDepartment, removeDepartment, updateDepartment } from '../company/change-department.js';
import { addMember, removeMember, updateMember } from '../company/change-member.js';
import { setTags } from '../company/change-tags.js';
import type { CallCount } from '../call-counters.js';
import type { App, Company, Department, Member, Tag } from '../company/company.js';
import type { FaultRule } from '../faults.js';
import type { JournalEntry } from '../journal.js';
import { parseLimits, type Limits } from '../limits.js';
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

  /** Empties the journal, and starts counting calls afresh. */
  clearJournal(): void {
    this.platform.clearJournal();
  }

  /** How often each call was made since the journal was emptied, by path; other than the journal, of all requests. */
  callCounts(): Record<string, CallCount> {
    return this.platform.calls.counts();
  }

  /** How many calls are let through. */
  limits(): Limits {
    return { ...this.platform.calls.limits };
  }

  /** Changes how many calls are let through; what is not named stays. @throws Error for a limit that does not exist */
  setLimits(patch: Partial<Limits>): void {
    this.platform.calls.limits = { ...this.platform.calls.limits, ...parseLimits(patch) };
  }

  /** Simulated time, milliseconds since 1970. */
  now(): number {
    return this.platform.now();
  }

  /** Moves the simulated clock forward. */
  advance(milliseconds: number): void {
    this.platform.clock.advance(milliseconds);
  }

  /** Back to the state at the start: company, behaviour, limits, clock, faults, journal, and nothing issued. */
  reset(): void {
    this.platform.reset();
  }

  /**
   * Replaces the company; tokens, codes, tickets and consents end.
   * @throws CompanyError when the company is not valid
   */
  seed(company: Company): void {
    this.platform.seed(company);
  }

  /**
   * Changes settings of an app, as an admin does in the console. Tokens and codes that were issued stay, except that a new
   * secret ends the access tokens.
   * @param agentId the first app unless given
   * @throws Error for an unknown agent ID, CompanyError when the result is not valid
   */
  updateApp(patch: Partial<App>, agentId = this.platform.apps[0].agentId): void {
    updateApp(this.platform, agentId, patch);
  }

  /**
   * Adds a member to the company; what may be left out in a company file may be left out here.
   * @throws Error for an id that is taken, CompanyError when the member is not valid
   */
  addMember(member: Pick<Member, 'id' | 'name'> & Partial<Member>): void {
    addMember(this.platform, member);
  }

  /**
   * Changes one member, by id: `departmentIds` moves, `status` 2 disables, `id` renames, and apps, tags and direct leaders
   * that name the member follow.
   * @throws Error for an unknown id or one that is taken, CompanyError when the result is not valid
   */
  updateMember(id: string, patch: Partial<Member>): void {
    updateMember(this.platform, id, patch);
  }

  /** Removes a member from the company, from tags and visible ranges. @throws Error for an unknown id */
  removeMember(id: string): void {
    removeMember(this.platform, id);
  }

  /**
   * Adds a department; without `id` it gets the next free one, without `parentId` it stands below the root.
   * @returns the new department
   * @throws CompanyError when the tree is not valid then
   */
  addDepartment(department: Pick<Department, 'name'> & Partial<Department>): Department {
    return addDepartment(this.platform, department);
  }

  /**
   * Changes one department: `name`, `nameEn`, `order`; `parentId` moves it with everything below.
   * @throws Error for an unknown id, CompanyError when the tree is not valid then
   */
  updateDepartment(id: number, patch: Partial<Omit<Department, 'id'>>): void {
    updateDepartment(this.platform, id, patch);
  }

  /** Removes an empty department, from tags and visible ranges too. @throws Error for the root, an unknown or a full one */
  removeDepartment(id: number): void {
    removeDepartment(this.platform, id);
  }

  /** Replaces all tags. @throws CompanyError when one is not valid */
  setTags(tags: Tag[]): void {
    setTags(this.platform, tags);
  }

  /** As if the member had withdrawn the consent in the app's details: the next consent page asks again. */
  forgetConsent(memberId: string, agentId = this.platform.apps[0].agentId): void {
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
