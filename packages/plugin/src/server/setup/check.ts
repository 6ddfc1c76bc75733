import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckId, ResultOf } from '../../shared/setup';
import { changing } from '../action';
import { isMainApplication } from '../nocobase/application';
import type { RequestContext } from '../nocobase/request-context';
import { homepageUrl } from '../round-trip/addresses';
import { lastConsentOutcome } from '../round-trip/consent-outcome';
import { askWeCom } from './ask-wecom';
import { checkApp } from './checks/app';
import { checkClock } from './checks/clock';
import { checkCredentials } from './checks/credentials';
import { checkDefaultRole } from './checks/default-role';
import { checkHomepage } from './checks/homepage';
import { checkOrigin } from './checks/origin';
import { checkOwnershipFiles } from './checks/ownership-file';
import { checkPersonalFields } from './checks/personal-fields';
import { checkPhoneNumbers } from './checks/phone-numbers';
import { checkTrustedDomain } from './checks/trusted-domain';
import { checkTrustedIp } from './checks/trusted-ip';
import { checkVisibleRange } from './checks/visible-range';
import { listFiles } from './ownership-files/stored-files';
import { readPhoneNumbers } from './read-phone-numbers';
import { checkRequest } from './setup-request';
import { readSubject, type Subject } from './subject';

type Check<Id extends CheckId> = (ctx: RequestContext, subject: Subject) => Promise<ResultOf<Id>> | ResultOf<Id>;

const answerOf = async ({ app }: RequestContext, subject: Subject) => (await askWeCom(app, subject)).answer;

const RUN: { [Id in CheckId]: Check<Id> } = {
  origin: (_ctx, { options }) => checkOrigin(options),
  credentials: async (ctx, subject) => checkCredentials(await answerOf(ctx, subject), subject.options),
  'trusted-ip': async (ctx, subject) => checkTrustedIp(await answerOf(ctx, subject)),
  app: async (ctx, subject) => checkApp(await answerOf(ctx, subject)),
  'trusted-domain': async (ctx, subject) => checkTrustedDomain(await answerOf(ctx, subject), subject.options),
  homepage: async (ctx, subject) =>
    checkHomepage(await answerOf(ctx, subject), subject.options, homepageLinkOf(ctx, subject)),
  'visible-range': async (ctx, subject) => checkVisibleRange(await answerOf(ctx, subject)),
  'personal-fields': async ({ app }, { options }) => checkPersonalFields(await lastConsentOutcome(app, options)),
  'phone-numbers': async ({ db }, { options }) => checkPhoneNumbers(await readPhoneNumbers(db), options.existingPhones),
  'default-role': ({ db }, { options }) => checkDefaultRole(db, options.autoSignUp),
  'ownership-file': checkOwnershipFilesOf,
  clock: async ({ app }, subject) => checkClock(await askWeCom(app, subject)),
};

/**
 * `POST wecom:check`: runs one check of a test connection on the options as they stand in the form, saved or not. It changes
 * nothing, but the form may hold a secret.
 * @throws CodedError wecom_setup_request_invalid
 */
export const check = changing(checkRequest, async (ctx, request) =>
  RUN[request.check](ctx, await readSubject(ctx, request)),
);

/** The link of the authenticator for the workbench; undefined without a valid origin. */
function homepageLinkOf(ctx: RequestContext, { name, options }: Subject): string | undefined {
  const origin = options.origin.normal;
  return origin && homepageUrl(ctx, { origin }, name);
}

async function checkOwnershipFilesOf(
  ctx: RequestContext,
  { options, mayFetchOrigin }: Subject,
): Promise<ResultOf<'ownership-file'>> {
  const result = { check: 'ownership-file', status: 'unknown' } as const;
  if (!isMainApplication(ctx.app)) {
    return { ...result, reason: 'main-application' };
  }
  const files = await listFiles(ctx.db);
  if (files.length === 0) {
    return { ...result, reason: 'no-file' };
  }
  if (!options.origin.normal || !mayFetchOrigin) {
    return { ...result, reason: 'origin-not-saved' };
  }
  const names = files.map(({ name }) => name);
  return checkOwnershipFiles(options.origin.normal, names, {
    fetch: globalThis.fetch,
    now: () => performance.now(),
    sleep,
  });
}
