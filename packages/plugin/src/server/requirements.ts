import * as pluginAuth from '@nocobase/plugin-auth';
import { Gateway, type Application } from '@nocobase/server';

/** The first NocoBase that has all of the table below, and what the clients use. */
const OLDEST_VERSION = '2.1.30';

/** Parts of NocoBase that the plugin needs and another version may lack, by their owner. */
const NEEDED = {
  'plugin-auth': [
    'buildRedirectPath',
    'getModernClientPrefix',
    'presetAuthType',
    'resolveSigninPrefix',
    'resolveSubAppSegment',
  ] satisfies (keyof typeof pluginAuth)[],
  Gateway: ['registerRequestHandler', 'unregisterRequestHandler'] satisfies (keyof typeof Gateway)[],
  app: [
    'acl',
    'aesEncryptor',
    'auditManager',
    'authManager',
    'cacheManager',
    'dataSourceManager',
    'resourceManager',
  ] satisfies (keyof Application)[],
};

/** NocoBase as far as the table looks at it. */
type Parts = Record<keyof typeof NEEDED, object>;

/**
 * Refuses a NocoBase that the plugin does not work with, before anything of it is used. A newer version is never refused
 * for its number: what counts there is what it has.
 *
 * @throws Error with a sentence for the administrator, which NocoBase shows them
 */
export function requireNocoBase(app: Application): void {
  const problem = problemOf(app.getPackageVersion(), { 'plugin-auth': pluginAuth, Gateway, app });
  if (problem) {
    throw new Error(problem);
  }
}

/**
 * Says why the plugin does not work with a NocoBase, in both languages: while NocoBase enables a plugin it translates
 * nothing, and does not know whose language it would be.
 *
 * @returns undefined when it works
 */
export function problemOf(version: string, parts: Parts): string | undefined {
  if (isOlder(version, OLDEST_VERSION)) {
    return (
      `WeCom sign-in needs NocoBase ${OLDEST_VERSION} or newer; this is ${version}. Update NocoBase first. ` +
      `企业微信登录需要 NocoBase ${OLDEST_VERSION} 或更高版本，当前版本为 ${version}，请先升级 NocoBase。`
    );
  }
  const missing = missingOf(parts).join(', ');
  if (missing) {
    return (
      `NocoBase ${version} lacks what WeCom sign-in needs: ${missing}. Look for a newer version of the plugin. ` +
      `NocoBase ${version} 缺少企业微信登录所需的功能：${missing}。请安装更新版本的插件。`
    );
  }
  return undefined;
}

/** Compares versions by their three numbers: 2.2.0-beta.3 counts as 2.2.0. */
export function isOlder(version: string, than: string): boolean {
  const limits = numbersOf(than);
  for (const [index, number] of numbersOf(version).entries()) {
    const limit = limits[index] ?? 0;
    if (number !== limit) {
      return number < limit;
    }
  }
  return false;
}

function numbersOf(version: string): number[] {
  return /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number) ?? [];
}

function missingOf(parts: Parts): string[] {
  return Object.entries(NEEDED).flatMap(([owner, names]) =>
    names.filter((name) => !(name in parts[owner as keyof Parts])).map((name) => `${owner}.${name}`),
  );
}
