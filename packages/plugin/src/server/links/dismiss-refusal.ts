import * as z from 'zod/mini';
import { changing } from '../action';
import { dismissRefusals } from '../users/refusals';

const asked = { values: z.object({ id: z.int() }), otherwise: 'wecom_link_not_found' } as const;

/** `POST wecom:dismissRefusal { id }`: an administrator has dealt with a refusal elsewhere. It comes back with the next one. */
export const dismissRefusal = changing(asked, async ({ db }, { id }) => {
  await dismissRefusals(db, { id });
  return { id };
});
