import type { Feature } from '../feature';
import { authorize } from './authorize';
import { openPanel } from './open-panel';

/** The ways into a sign-in; `auth:signIn`, where it is completed, is NocoBase's own (wecom-auth.ts). */
export const signIn: Feature = {
  public: { authorize, openPanel },
};
