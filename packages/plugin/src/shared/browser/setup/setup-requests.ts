import type {
  AppSettingRequest,
  CheckRequest,
  CheckResult,
  OwnershipFile,
  OwnershipFileRequest,
  SettingChange,
} from '../../setup';
import type { Client } from '../client';

/** What the server answered instead of doing it: a text to show, already translated. */
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

export function removeOwnershipFile(client: Client, name: string): Promise<void> {
  return post(client, 'removeOwnershipFile', { name });
}

export function listOwnershipFiles(client: Client): Promise<OwnershipFile[]> {
  return send(client, 'listOwnershipFiles', 'get');
}

function post<Reply>(client: Client, action: string, data: unknown): Promise<Reply> {
  return send(client, action, 'post', data);
}

/** @throws SetupRefusal without a text when the server did not answer */
async function send<Reply>({ app }: Client, action: string, method: 'get' | 'post', data?: unknown): Promise<Reply> {
  try {
    const reply = await app.apiClient.request({ url: `wecom:${action}`, method, data, skipNotify: true });
    return (reply.data as { data: Reply }).data;
  } catch (error) {
    const { response } = error as { response?: { data?: { errors?: { message?: string }[] } } };
    throw new SetupRefusal(response?.data?.errors?.[0]?.message ?? '', { cause: error });
  }
}
