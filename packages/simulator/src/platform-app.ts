import { Hono } from 'hono';
import { apiRoutes } from './api/routes.js';
import { authorizeRoutes } from './authorize/routes.js';
import { controlApi } from './control/api.js';
import { Control } from './control/control.js';
import { directoryRoutes } from './control/directory-routes.js';
import { controlPages } from './control/pages.js';
import { spoilWithFaults } from './fault-middleware.js';
import { keepOutOfFrames, refuseForeignPages } from './foreign-pages.js';
import type { Http } from './http.js';
import { keepJournal } from './journal-middleware.js';
import { limitCalls } from './limit-middleware.js';
import { loginRoutes } from './login/routes.js';
import type { Platform } from './platform.js';

/** Where the simulator is controlled. */
const CONTROL_PATHS = ['/', '/__simulator/*'];

/** Where a person answers for a member. */
const ANSWER_PATHS = ['/connect/*', '/wwlogin/*'];

/** Where WeCom itself answers; requests to these paths are noted in the journal and can be spoilt. */
const WECOM_PATHS = ['/cgi-bin/*', '/connect/*', '/wwlogin/*', '/wwopen/*'];

/**
 * All routes of the simulated platform: three hosts of WeCom in one, and the control.
 * @param host the host name to listen on
 * @param clientUrl where the simulated WeCom client is, for a link
 */
export function createPlatformApp(
  platform: Platform,
  host = 'localhost',
  clientUrl: () => string | undefined = () => undefined,
): Hono<Http> {
  const app = new Hono<Http>();
  const control = new Control(platform);
  const guard = refuseForeignPages(host);
  for (const path of CONTROL_PATHS) {
    app.use(path, guard, keepOutOfFrames);
  }
  for (const path of ANSWER_PATHS) {
    app.post(path, guard);
  }
  for (const path of WECOM_PATHS) {
    app.use(path, keepJournal(platform));
  }
  // Before the faults: what a fault delays takes its time, and counts as one of several at once.
  app.use('/cgi-bin/*', limitCalls(platform));
  for (const path of WECOM_PATHS) {
    app.use(path, spoilWithFaults(platform));
  }
  app.route('/cgi-bin', apiRoutes(platform));
  app.route('/connect/oauth2', authorizeRoutes(platform, host));
  app.route('/', loginRoutes(platform));
  app.route('/__simulator/api', controlApi(platform, control));
  app.route('/', directoryRoutes(platform, control));
  app.route('/', controlPages(platform, control, clientUrl));
  app.notFound(() => new Response(null, { status: 404 }));
  return app;
}
