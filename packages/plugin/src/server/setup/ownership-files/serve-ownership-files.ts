import type { IncomingMessage, ServerResponse } from 'node:http';
import { Gateway, type Application } from '@nocobase/server';
import { kindOfError } from '../../nocobase/kind-of-error';
import { isMainApplication } from '../../nocobase/application';
import { answerRequest } from './answer-request';
import { updateDiskCopies } from './disk-copies';

/** A change on another node gets here within this many milliseconds. */
const LOOK_EVERY_MS = 60_000;

/**
 * Serves the ownership files while the application runs: by NocoBase itself, and by copies for a web server in front of it.
 * Only the main application has the root of the site.
 */
export function serveOwnershipFiles(app: Application): void {
  if (!isMainApplication(app)) {
    return;
  }
  const handler = (req: IncomingMessage, res: ServerResponse) => answerRequest(app.db, req, res);
  // The gateway awaits the answer; its type does not say so.
  const asGatewayHandler = handler as unknown as Parameters<typeof Gateway.registerRequestHandler>[0];
  let timer: NodeJS.Timeout | undefined;

  app.on('afterStart', () => {
    Gateway.registerRequestHandler(asGatewayHandler);
    void softlyUpdate(app);
    timer = setInterval(() => void softlyUpdate(app), LOOK_EVERY_MS).unref();
  });
  // The gateway belongs to the process and outlives the application, which NocoBase makes anew for every change of plugins.
  app.on('beforeStop', () => {
    Gateway.unregisterRequestHandler(asGatewayHandler);
    clearInterval(timer);
  });
}

// A database that is down for a while must not stop the process.
async function softlyUpdate(app: Application): Promise<void> {
  try {
    await updateDiskCopies(app);
  } catch (error) {
    app.log.warn('WeCom ownership files could not be read', { problem: kindOfError(error) });
  }
}
