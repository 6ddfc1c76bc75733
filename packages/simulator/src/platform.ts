import { AccessTokens } from './access-tokens.js';
import { defaultBehaviour } from './behaviour.js';
import { Clock } from './clock.js';
import { Codes } from './codes.js';
import { findMember, type App, type Company, type Member } from './company/company.js';
import { Consents } from './consents.js';
import { DomainChanges } from './domain-changes.js';
import { Faults } from './faults.js';
import { Journal } from './journal.js';
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
  behaviour = defaultBehaviour();
  company: Company;

  constructor(
    private readonly initialCompany: Company,
    now?: () => number,
  ) {
    this.clock = new Clock(now);
    this.company = structuredClone(initialCompany);
  }

  now(): number {
    return this.clock.now();
  }

  appByAgentId(agentId: string): App | undefined {
    return this.company.apps.find((app) => app.agentId === agentId);
  }

  member(id: string): Member | undefined {
    return findMember(this.company, id);
  }

  isVisible(app: App, member: Member): boolean {
    return app.visibleMemberIds.some((id) => id.toLowerCase() === member.id.toLowerCase());
  }

  /** Takes on another company; nothing that was issued for the old one stays valid. */
  seed(company: Company): void {
    this.company = structuredClone(company);
    const { accessTokens, codes, userTickets, consents, scans, domainChanges } = this;
    for (const store of [accessTokens, codes, userTickets, consents, scans, domainChanges]) {
      store.clear();
    }
  }

  /** Back to the state at the start, clock, journal and faults included. */
  reset(): void {
    this.seed(this.initialCompany);
    this.behaviour = defaultBehaviour();
    this.clock.reset();
    this.faults.clear();
    this.journal.clear();
  }
}
