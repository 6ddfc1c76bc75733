import { type Application, Gateway } from '@nocobase/server';

/** NocoBase's server of sockets, as far as it is used; its type keeps the clients to itself. */
interface Sockets {
  webSocketClients: Map<string, { app?: string; tags: Set<string>; ws: { close(): void } }>;
}

/**
 * Ends the open sockets of users on this node: they would hear messages for as long as they stay open. The browser opens a new
 * one, which the gate does not let them sign in on.
 */
export function endSockets({ name }: Application, userIds: readonly number[]): void {
  // Absent where nothing listens: in commands.
  const sockets = Gateway.getInstance()['wsServer'] as unknown as Sockets | null | undefined;
  const tags = userIds.map((userId) => `userId#${userId}`);
  if (!sockets || tags.length === 0) {
    return;
  }
  for (const client of sockets.webSocketClients.values()) {
    if (client.tags.has(`app#${name}`) && tags.some((tag) => client.tags.has(tag))) {
      // First the tags: nothing more is said to it while it closes.
      tags.forEach((tag) => client.tags.delete(tag));
      client.ws.close();
    }
  }
}
