import type {
  AppSettingRequest,
  CheckRequest,
  CheckResult,
  OwnershipFile,
  OwnershipFileRequest,
  SettingChange,
} from '../../shared/setup';
import type { Client } from '../client';
import { requestSoftly } from '../request-softly';

/** The server's refusal: a text to show, already translated. */
class SetupRefusal extends Error {}

export function runCheck(client: Client, request: CheckRequest): Promise<CheckResult> {
  return post(client, 'check', request);
}

export function applyAppSetting(client: Client, request: AppSettingRequest): Promise<SettingChange> {
  return post(client, 'applyAppSetting', request);
}

export function saveOwnershipFile(client: Client, file: OwnershipFileRequest): Promise<OwnershipFile> {
  return post(client, 'saveOwnershipFile', file);
}

export function removeOwnershipFile(client: Client, name: string): Promise<{ name: string }> {
  return post(client, 'removeOwnershipFile', { name });
}

export function listOwnershipFiles(client: Client): Promise<OwnershipFile[]> {
  return send(client, 'listOwnershipFiles', 'get');
}

function post<Reply>(client: Client, action: string, values: unknown): Promise<Reply> {
  return send(client, action, 'post', values);
}

/** @throws SetupRefusal without a text when the server did not answer */
async function send<Reply>(client: Client, action: string, method: 'get' | 'post', values?: unknown): Promise<Reply> {
  const { data, error } = await requestSoftly<Reply>(client, { url: `wecom:${action}`, method, data: values });
  if (error) {
    throw new SetupRefusal(error.message);
  }
  return data as Reply;
}
