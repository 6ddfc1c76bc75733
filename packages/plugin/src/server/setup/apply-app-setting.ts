import type { AppSetting, SettingChange } from '../../shared/setup';
import { changing } from '../action';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { homepageUrl } from '../round-trip/addresses';
import type { WeComApp } from '../wecom/app';
import { type AppSettings, changeAppSettings, getAppSettings } from '../wecom/calls/agent';
import { WeComRefusedError } from '../wecom/wecom-error';
import { askWeCom, weComAppFor } from './ask-wecom';
import { trustedDomainFor } from './checks/trusted-domain';
import { appSettingRequest } from './setup-request';
import { readSubject, type Subject } from './subject';

interface KnownSetting {
  current: (app: AppSettings) => string | undefined;
  /** The value that this application needs there. */
  wanted: (ctx: RequestContext, origin: string, authenticator: string) => string;
  write: (wecom: WeComApp, value: string) => Promise<void>;
}

const SETTINGS: Record<AppSetting, KnownSetting> = {
  'trusted-domain': {
    current: (app) => app.trustedDomain,
    wanted: (_ctx, origin) => trustedDomainFor(origin),
    write: (wecom, trustedDomain) => changeAppSettings(wecom, { trustedDomain }),
  },
  homepage: {
    current: (app) => app.homepage,
    wanted: (ctx, origin, authenticator) => homepageUrl(ctx, { origin }, authenticator),
    write: (wecom, homepage) => changeAppSettings(wecom, { homepage }),
  },
};

/**
 * `POST wecom:applyAppSetting`: writes a setting of the app at WeCom, from exactly the value that was confirmed to exactly
 * the value that this application needs.
 * @throws CodedError wecom_setup_not_ready, wecom_setting_changed, wecom_setting_limit, wecom_setting_refused,
 *   wecom_setup_request_invalid, wecom_unreachable
 */
export const applyAppSetting = changing(appSettingRequest, async (ctx, request) => {
  const subject = await readSubject(ctx, request);
  await checkStillSo(ctx, subject, request.change);
  await write(weComAppFor(ctx.app, subject), request.change);
  ctx.app.log.info('WeCom app setting changed', { authenticator: subject.name, ...request.change });
  return request.change;
});

async function checkStillSo(ctx: RequestContext, subject: Subject, { setting, before, after }: SettingChange) {
  const { current, wanted } = SETTINGS[setting];
  const { answer } = await askWeCom(ctx.app, subject);
  const origin = subject.options.origin.normal;
  if (answer.kind !== 'app' || !origin) {
    throw new CodedError('wecom_setup_not_ready');
  }
  if ((current(answer.app) ?? '') !== before || wanted(ctx, origin, subject.name) !== after) {
    throw new CodedError('wecom_setting_changed');
  }
}

async function write(wecom: WeComApp, { setting, after }: SettingChange): Promise<void> {
  try {
    await SETTINGS[setting].write(wecom, after);
  } catch (error) {
    if (!(error instanceof WeComRefusedError)) {
      throw error;
    }
    if (error.reason === 'domain-unproven' && SETTINGS[setting].current(await getAppSettings(wecom)) === after) {
      // WeCom took the domain on; only its JS-SDK waits for the ownership file.
      return;
    }
    const isUsedUp = error.reason === 'domain-changes-used-up';
    throw new CodedError(isUsedUp ? 'wecom_setting_limit' : 'wecom_setting_refused', {}, { errcode: error.errcode });
  }
}
