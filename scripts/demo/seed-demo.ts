import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Simulator } from '../../packages/simulator/src/index';
import type { ApiClient } from '../../tests/world/nocobase/api-client';
import { seed } from '../../tests/world/seed';
import { signInMember } from '../../tests/world/sign-in-member';
import type { DemoLanguage } from './parse-flags';

const PAGE_TITLE = 'Demo';

/** Linked already, so that there is somebody who can scan the QR code in an ordinary browser. */
const LINKED_MEMBER = 'Chen.Yi-1@Corp';

/** Two users have this member's phone number, so that an administrator has a conflict to resolve. */
const CONFLICTING_MEMBER = 'zhaoliu';

/**
 * Fills the demo: what the members' cases need, a page that tells who is signed in, a linked member and a conflict. It
 * leaves alone what exists.
 *
 * @param origin the address under which browsers reach NocoBase
 * @param language spoken until somebody chooses another
 */
export async function seedDemo(
  api: ApiClient,
  simulator: Simulator,
  origin: string,
  language: DemoLanguage,
): Promise<void> {
  const languages = [language, ...['en-US', 'zh-CN'].filter((other) => other !== language)];
  await seed(api, simulator, origin, { showQrCode: true, languages });
  const pages = await api.call<unknown[]>('desktopRoutes:list', { filter: { title: PAGE_TITLE } });
  if (pages.length === 0) {
    await playMembers(simulator, origin);
    await seedPage(api);
  }
}

async function playMembers(simulator: Simulator, origin: string): Promise<void> {
  await signInMember(`${origin}/api/`, simulator, LINKED_MEMBER);
  await assert.rejects(signInMember(`${origin}/api/`, simulator, CONFLICTING_MEMBER), /wecom_phone_ambiguous/);
  // Nobody has seen them come: WeCom asks again, and its journal is empty.
  simulator.control.forgetConsent(CONFLICTING_MEMBER);
  simulator.control.clearJournal();
}

/** One page for both clients. */
async function seedPage(api: ApiClient): Promise<void> {
  const page = await api.call<{ tabSchemaUid: string }>(
    'flowSurfaces:createPage',
    {},
    { title: PAGE_TITLE, icon: 'UserOutlined', displayTitle: false },
  );
  const code = fs.readFileSync(path.join(import.meta.dirname, 'who-am-i.js'), 'utf8');
  const target = { uid: page.tabSchemaUid };
  await api.call('flowSurfaces:addBlock', {}, { target, type: 'jsBlock', settings: { code, version: 'v2' } });
  await api.call('flowModels:save', {}, APP_SWITCHER);
}

// The modern client writes it when the first person comes, and tells anybody but an administrator "No permissions".
const APP_SWITCHER = {
  uid: 'admin-layout-model-app-switcher-actions',
  use: 'AppSwitcherActionPanelModel',
  parentId: 'admin-layout-model',
  subKey: 'appSwitcher',
  subType: 'object',
  props: {},
  stepParams: {},
  sortIndex: 0,
  flowRegistry: {},
};
