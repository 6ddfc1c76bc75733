import { Hono, type Context } from 'hono';
import type { Http } from '../http.js';
import { CompanyError } from '../company/company-error.js';
import type { Platform } from '../platform.js';
import { parseFault } from '../parse-fault.js';
import type { Control } from './control.js';

/** The control over HTTP, JSON in and out, to be mounted at `/__simulator/api`. Problems answer 400 `{ error }`. */
export function controlApi(platform: Platform, control: Control): Hono<Http> {
  const api = new Hono<Http>();
  api.get('/health', done);
  api.get('/state', (c) =>
    c.json({
      company: platform.company,
      behaviour: control.behaviour(),
      limits: control.limits(),
      faults: control.faults(),
      now: control.now(),
    }),
  );
  api.get('/journal', (c) => c.json(control.journal()));
  api.get('/calls', (c) => c.json(control.callCounts()));
  api.delete('/journal', (c) => (control.clearJournal(), done(c)));
  api.post('/fail', async (c) => (control.fail(parseFault(await bodyOf(c))), done(c)));
  api.delete('/faults', (c) => (control.clearFaults(), done(c)));
  api.post('/advance', async (c) => (control.advance(milliseconds(await bodyOf(c))), done(c)));
  api.post('/reset', (c) => (control.reset(), done(c)));
  api.post('/seed', async (c) => (control.seed((await bodyOf(c)) as never), done(c)));
  api.patch('/app', async (c) => (control.updateApp(await bodyOf(c), c.req.query('agentId')), done(c)));
  // What the control is given it checks: a wrong body ends as CompanyError.
  api.post('/members', async (c) => (control.addMember((await bodyOf(c)) as never), done(c)));
  api.patch('/members/:id', async (c) => (control.updateMember(c.req.param('id'), await bodyOf(c)), done(c)));
  api.delete('/members/:id', (c) => (control.removeMember(c.req.param('id')), done(c)));
  api.delete('/members/:id/consent', (c) => (control.forgetConsent(c.req.param('id')), done(c)));
  api.post('/departments', async (c) => c.json(control.addDepartment((await bodyOf(c)) as never)));
  api.patch('/departments/:id', async (c) => (control.updateDepartment(idIn(c), await bodyOf(c)), done(c)));
  api.delete('/departments/:id', (c) => (control.removeDepartment(idIn(c)), done(c)));
  api.put('/tags', async (c) => (control.setTags((await bodyOf(c)) as never), done(c)));
  api.patch('/limits', async (c) => (control.setLimits(await bodyOf(c)), done(c)));
  api.patch('/behaviour', async (c) => (control.setBehaviour(await bodyOf(c)), done(c)));

  api.onError((error, c) => c.json({ error: error.message }, error instanceof CompanyError ? 422 : 400));
  return api;
}

function done(c: Context<Http>): Response {
  return c.json({ ok: true });
}

function idIn(c: Context<Http>): number {
  return Number(c.req.param('id'));
}

async function bodyOf(c: Context<Http>): Promise<Record<string, unknown>> {
  const isJson = c.req.header('content-type')?.startsWith('application/json');
  const body: unknown = isJson ? await c.req.json() : undefined;
  if (typeof body !== 'object' || body === null) {
    throw new Error('The body must be a JSON object');
  }
  return body as Record<string, unknown>;
}

function milliseconds(body: Record<string, unknown>): number {
  if (typeof body['ms'] === 'number' && Number.isFinite(body['ms'])) {
    return body['ms'];
  }
  throw new Error('ms must be a number of milliseconds');
}
