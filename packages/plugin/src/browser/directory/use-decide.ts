import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { AskedDecision } from '../../shared/directory';
import type { Client } from '../client';
import { useToldChange } from '../use-told-change';
import { ask } from './directory-api';

/** Whose findings are decided on, and what to do afterwards. */
export interface DecisionContext {
  client: Client;
  source: string;
  /** The run whose findings were shown. */
  run: number;
  onDecided: () => Promise<void>;
}

/**
 * Decides about findings and tells what comes of it.
 * @returns the decision, which resolves to whether it was taken; and whether it is under way
 */
export function useDecide({ client, source, run: runId, onDecided }: DecisionContext) {
  const { t } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const { run, isBusy } = useToldChange();
  const decide = async (decisions: AskedDecision[]): Promise<boolean> => {
    const reply = await run(ask(client, 'wecom:decide', { source, run: runId, decisions }));
    if (reply) {
      void message.success(reply.data?.isStarted ? t('directory.decided-now') : t('directory.decided-later'));
      await onDecided();
    }
    return reply !== undefined;
  };
  return { decide, isBusy };
}
