import { beforeAll } from 'vitest';
import type { CheckId, CheckResult } from '../../../packages/plugin/src/shared/setup';
import type { ApiReply, ApiRequest } from '../../world/nocobase/api';
import { optionsFor, type World } from '../../world/start-world';

/** An administrator in the settings form of the authenticator `wecom`. */
class Administrator {
  private token = '';

  constructor(private readonly world: World) {}

  async signIn(): Promise<void> {
    this.token = await this.world.nocobase.signInAsRoot();
  }

  /** Calls an action of the resource `wecom`. */
  call(action: string, body?: unknown, request: ApiRequest = {}): Promise<ApiReply> {
    return this.world.nocobase.api(`wecom:${action}`, { token: this.token, body, ...request });
  }

  /** One check of a test connection, without the secret unless `changes` bring one: the form has none of a stored one. */
  async check(check: CheckId, changes: Record<string, unknown> = {}, authenticator = 'wecom'): Promise<CheckResult> {
    const options = { ...optionsFor(this.world.simulator), secret: '', ...changes };
    const { status, body } = await this.call('check', { check, authenticator, options });
    if (status !== 200) {
      throw new Error(`wecom:check answered ${status}: ${JSON.stringify(body)}`);
    }
    return (body as { data: CheckResult }).data;
  }

  /** Saves the authenticator, as it is but for changes of its options. */
  save(changes: Record<string, unknown>): Promise<ApiReply> {
    return this.update({ enabled: true, options: optionsFor(this.world.simulator, changes) });
  }

  /** Saves some values of the authenticator. */
  update(values: Record<string, unknown>): Promise<ApiReply> {
    return this.world.nocobase.api('authenticators:update?filter[name]=wecom', { token: this.token, body: values });
  }
}

/** The administrator of a world from `useWorld`: signed in before the tests of the file. */
export function useAdministrator(world: World): Administrator {
  const admin = new Administrator(world);
  beforeAll(() => admin.signIn());
  return admin;
}

/** Code and text of an error. */
export function errorOf({ body }: ApiReply): { code: string; message: string } | undefined {
  return (body as { errors?: { code: string; message: string }[] }).errors?.[0];
}
