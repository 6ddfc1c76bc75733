import { AccessTokens } from './access-tokens.js';
import { defaultBehaviour } from './behaviour.js';
import { CallCounters } from './call-counters.js';
import { Clock } from './clock.js';
import { Codes } from './codes.js';
import { folded, type App, type Company, type Member } from './company/company.js';
import { Directory } from './company/directory.js';
import { parseCompany } from './company/parse-company.js';
import { Consents } from './consents.js';
import { DomainChanges } from './domain-changes.js';
import { Faults } from './faults.js';
import { Journal } from './journal.js';
import { NO_LIMITS } from './limits.js';
import { Scans } from './login/scans.js';
import { UserTickets } from './user-tickets.js';

/** Everything the simulated platform knows. Routes and control work on this one object. */
export class Platform {
  readonly clock: Clock;
  readonly accessTokens = new AccessTokens();
  readonly codes = new Codes();
  readonly userTickets = new UserTickets();
  readonly consents = new Consents();
  readonly scans = new Scans();
  readonly faults = new Faults();
  readonly journal = new Journal();
  readonly domainChanges = new DomainChanges();
  readonly calls = new CallCounters();
  behaviour = defaultBehaviour();
  directory: Directory;
  apps: Company['apps'];
  private head: Pick<Company, 'corpId' | 'name'>;

  /** @throws CompanyError when the company is not valid */
  constructor(
    private readonly initialCompany: Company,
    now?: () => number,
  ) {
    this.clock = new Clock(now);
    const company = parseCompany(initialCompany);
    this.head = headOf(company);
    this.apps = company.apps;
    this.directory = new Directory(company);
  }

  /** The company as it is now, to be read; `directory` and `apps` hold its parts. */
  get company(): Company {
    const { departments, members, tags } = this.directory;
    return { ...this.head, departments, members, tags, apps: this.apps };
  }

  get corpId(): string {
    return this.head.corpId;
  }

  now(): number {
    return this.clock.now();
  }

  appByAgentId(agentId: string): App | undefined {
    return this.apps.find((app) => app.agentId === agentId);
  }

  member(id: string): Member | undefined {
    return this.directory.member(id);
  }

  isVisible(app: App, member: Member): boolean {
    const { memberIds, departmentIds } = this.directory.rangeOf(app);
    return memberIds.has(folded(member.id)) || member.departmentIds.some((id) => departmentIds.has(id));
  }

  /**
   * Takes on another company; nothing that was issued for the old one stays valid.
   * @throws CompanyError when the company is not valid; the old one stays then
   */
  seed(given: Company): void {
    const company = parseCompany(given);
    this.head = headOf(company);
    this.apps = company.apps;
    this.directory = new Directory(company);
    const { accessTokens, codes, userTickets, consents, scans, domainChanges } = this;
    for (const store of [accessTokens, codes, userTickets, consents, scans, domainChanges]) {
      store.clear();
    }
  }

  /** Forgets the requests answered so far, and what was counted of them. */
  clearJournal(): void {
    this.journal.clear();
    this.calls.clear();
  }

  /** Back to the state at the start, clock, journal and faults included. */
  reset(): void {
    this.seed(this.initialCompany);
    this.behaviour = defaultBehaviour();
    this.clock.reset();
    this.calls.limits = NO_LIMITS;
    this.faults.clear();
    this.clearJournal();
  }
}

function headOf({ corpId, name }: Company): Pick<Company, 'corpId' | 'name'> {
  return { corpId, name };
}
