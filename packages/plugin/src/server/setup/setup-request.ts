import * as z from 'zod/mini';
import {
  CHECK_IDS,
  type AppSettingRequest,
  type CheckRequest,
  type OwnershipFileRequest,
  type SetupOptions,
} from '../../shared/setup';
import { authenticatorName as authenticator } from '../authenticators/authenticator-name';
import type { RequestContext } from '../nocobase/request-context';
import { CodedError } from '../errors';

// Its values are looked at one by one, each for the checks that need it.
const options = z.custom<SetupOptions>((value) => typeof value === 'object' && value !== null);
const setting = z.enum(['trusted-domain', 'homepage']);
const change = z.object({ setting, before: z.string(), after: z.string() });

export const checkRequest = z.object({
  check: z.enum(CHECK_IDS),
  authenticator,
  options,
}) satisfies z.ZodMiniType<CheckRequest>;
export const appSettingRequest = z.object({
  authenticator,
  options,
  change,
}) satisfies z.ZodMiniType<AppSettingRequest>;
export const ownershipFileRequest = z.object({
  name: z.string(),
  body: z.string(),
}) satisfies z.ZodMiniType<OwnershipFileRequest>;
export const ownershipFileName = z.object({ name: z.string() });

/**
 * The body of a request. Parameters in the address are not looked at: addresses are logged, and the body may hold a secret.
 * @throws CodedError wecom_setup_request_invalid
 */
export function readBody<Schema extends z.ZodMiniType>(ctx: RequestContext, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(ctx.request.body);
  if (!result.success) {
    throw new CodedError('wecom_setup_request_invalid');
  }
  return result.data;
}
