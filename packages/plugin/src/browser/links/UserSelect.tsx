import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { LinkedUser } from '../../shared/links';
import type { Client } from '../client';
import { userLabel } from '../labels';
import { searchUsers } from './links-api';

/** Typing has to pause this long before the server is asked, in milliseconds. */
const PAUSE_MS = 300;

interface UserSelectProps {
  id: string;
  client: Client;
  /** Offered before anything is typed. */
  candidates: LinkedUser[];
  onChange: (userId: number | undefined) => void;
}

/** Chooses a user: one of the candidates, or any that is found by a part of the name. */
export function UserSelect({ id, client, candidates, onChange }: UserSelectProps) {
  const { t } = useTranslation(NAMESPACE);
  const [text, setText] = useState('');
  const [found, setFound] = useState<LinkedUser[]>([]);

  useEffect(() => {
    let isCurrent = true;
    const search = async () => {
      const { data = [] } = text ? await searchUsers(client, text) : {};
      if (isCurrent) {
        setFound(data);
      }
    };
    const timer = setTimeout(() => void search(), PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [client, text]);

  return (
    <Select<number>
      id={id}
      showSearch
      allowClear
      filterOption={false}
      placeholder={t('Choose a user or type a name')}
      notFoundContent={t('No user found')}
      options={(text ? found : candidates).map((user) => ({ value: user.id, label: userLabel(user) }))}
      onSearch={setText}
      onChange={onChange}
    />
  );
}
