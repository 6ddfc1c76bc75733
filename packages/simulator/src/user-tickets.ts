import type { Grant } from './codes.js';
import { randomText } from './random.js';

const USER_TICKET_S = 1800;

/** User tickets: what opens the personal fields, for half an hour, to the app that redeemed the code. */
export class UserTickets {
  private tickets = new Map<string, Grant & { expiresAt: number }>();

  issue(grant: Grant, now: number): string {
    const ticket = randomText(172);
    this.tickets.set(ticket, { ...grant, expiresAt: now + USER_TICKET_S * 1000 });
    return ticket;
  }

  check(ticket: string, agentId: string, now: number): Grant | 'unknown' | 'expired' {
    const grant = this.tickets.get(ticket);
    if (!grant || grant.agentId !== agentId) {
      return 'unknown';
    }
    return grant.expiresAt > now ? grant : 'expired';
  }

  clear(): void {
    this.tickets.clear();
  }
}
