import { NAMESPACE } from '../../../shared/auth-type';
import type { RunEnd } from './run-rows';
import { summarise } from '../../../shared/summarise';

/** NocoBase's translator. */
export type Translate = (key: string, values: Record<string, unknown>) => string;

/** What NocoBase's list of tasks says about a run, in one sentence. It holds numbers, and nothing of a person. */
export function taskMessage({ state, counts, failure }: RunEnd, translate: Translate): string {
  const t = (key: string, values: object = {}) =>
    translate(key, { ns: NAMESPACE, ...values, interpolation: { escapeValue: false } });
  switch (state) {
    case 'cancelled':
      return t('directory.cancelled');
    case 'interrupted':
      return t('directory.interrupted');
    case 'failed': {
      const { code = 'wecom_internal_error', errcode, ip } = failure ?? {};
      const details = [errcode, ip].filter((detail) => detail !== undefined).join(', ');
      return details ? `${t(code)} (${details})` : t(code);
    }
    case 'succeeded':
    case 'incomplete':
      return t('directory.summary', counts ? { ...summarise(counts) } : {});
  }
}
