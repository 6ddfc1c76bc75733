import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';
import { failureText } from './failure-text';
import type { Reply } from './read-reply';

/**
 * A change at the press of a button in a list: one that fails is told in passing.
 * @returns the change, which resolves to the reply, or undefined when it failed; and whether it is under way
 */
export function useToldChange() {
  const { i18n } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const run = async <Data>(change: Promise<Reply<Data>>): Promise<Reply<Data> | undefined> => {
    setBusy(true);
    const reply = await change;
    setBusy(false);
    if (reply.error) {
      void message.error(failureText(i18n, reply.error));
      return undefined;
    }
    return reply;
  };
  return { run, isBusy };
}
