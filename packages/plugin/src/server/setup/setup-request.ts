import * as z from 'zod/mini';
import {
  CHECK_IDS,
  type AppSettingRequest,
  type CheckRequest,
  type OwnershipFileRequest,
  type SetupOptions,
} from '../../shared/setup';
import type { Asked } from '../action';
import { authenticatorName as authenticator } from '../authenticators/authenticator-name';

// Its values are looked at one by one, each for the checks that need it.
const options = z.custom<SetupOptions>((value) => typeof value === 'object' && value !== null);
const setting = z.enum(['trusted-domain', 'homepage']);
const change = z.object({ setting, before: z.string(), after: z.string() });

export const checkRequest = asked<CheckRequest>(z.object({ check: z.enum(CHECK_IDS), authenticator, options }));
export const appSettingRequest = asked<AppSettingRequest>(z.object({ authenticator, options, change }));
export const ownershipFileRequest = asked<OwnershipFileRequest>(
  z.object({ name: z.optional(z.string()), body: z.string() }),
);
export const ownershipFileName = asked(z.object({ name: z.string() }));

function asked<Values>(values: z.ZodMiniType<Values>): Asked<Values> {
  return { values, otherwise: 'wecom_setup_request_invalid' };
}
