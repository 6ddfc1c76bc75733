import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { LinkRequests } from '../../shared/links';
import type { Client } from '../client';
import { failureText } from '../failure-text';
import { change } from './links-api';

/**
 * A change at the press of a button in a list: one that fails is told in passing.
 * @returns the change, which resolves to whether it was made; and whether it is under way
 */
export function useChange(client: Client) {
  const { i18n } = useTranslation(NAMESPACE);
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const run = async <Name extends keyof LinkRequests>(name: Name, values: LinkRequests[Name]): Promise<boolean> => {
    setBusy(true);
    const { error } = await change(client, name, values);
    setBusy(false);
    if (error) {
      void message.error(failureText(i18n, error));
    }
    return !error;
  };
  return { run, isBusy };
}
