import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SIGN_IN_ERRORS } from './errors';
import type { SettingsErrorCode } from './settings-error';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

// A record and not a list, so that the compiler asks for a new code here.
const SETTINGS_ERRORS: Record<SettingsErrorCode, true> = {
  wecom_invalid_option: true,
  wecom_secret_unreadable: true,
  wecom_authenticator_name_invalid: true,
  wecom_authenticator_renamed: true,
  wecom_auto_sign_in_taken: true,
  wecom_setup_request_invalid: true,
  wecom_setup_not_ready: true,
  wecom_setting_changed: true,
  wecom_setting_limit: true,
  wecom_setting_refused: true,
  wecom_ownership_name_invalid: true,
  wecom_ownership_body_invalid: true,
  wecom_ownership_files_full: true,
  wecom_ownership_main_application: true,
};

// Some are said in both places.
const CODES = [...new Set([...Object.keys(SIGN_IN_ERRORS), ...Object.keys(SETTINGS_ERRORS)])].toSorted();

test('docs/troubleshooting.md has one row for each error code and no other', () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8');
  const rows = [...page.matchAll(/^\| *`(wecom_[a-z_]+)` *\|/gm)].map(([, code = '']) => code);

  expect(rows.toSorted()).toEqual(CODES);
});

test.each(['en-US', 'zh-CN'])('%s has a text for each error code and no other', (language) => {
  const file = path.join(ROOT, `packages/plugin/src/locale/${language}.json`);
  const texts = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  const codes = Object.keys(texts).filter((key) => key.startsWith('wecom_'));

  expect(codes.toSorted()).toEqual(CODES);
});
