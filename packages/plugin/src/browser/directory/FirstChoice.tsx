import { Alert, Button, Flex, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { RunCounts } from '../../shared/directory';
import type { Client } from '../client';
import { useToldChange } from '../use-told-change';
import { countForChoice } from './count-for-choice';
import { ask } from './directory-api';

interface FirstChoiceProps {
  client: Client;
  source: string;
  /** Of the first run. */
  counts: RunCounts;
  onDone: () => void;
}

/** Whether members without a user get one: asked once, when the first run has shown how many there are. */
export function FirstChoice({ client, source, counts, onDone }: FirstChoiceProps) {
  const { t } = useTranslation(NAMESPACE);
  const { run, isBusy } = useToldChange();
  const numbers = countForChoice(counts);
  const choose = async (createUsers: boolean) => {
    if (await run(ask(client, 'wecom:chooseCreateUsers', { source, createUsers }))) {
      onDone();
    }
  };
  const { waiting } = numbers;
  return (
    <section aria-label={t('directory.choice')}>
      <Alert
        type="warning"
        showIcon
        message={t('directory.choice')}
        description={
          <Flex vertical gap="small">
            <div>{t('directory.choice.numbers', { ...numbers })}</div>
            <div>{t('directory.choice.about')}</div>
            <Flex gap="small" wrap>
              <Popconfirm
                title={t('directory.choice.question', { waiting })}
                description={t('directory.choice.workflows')}
                okText={t('directory.yes')}
                cancelText={t('Cancel')}
                styles={{ root: { maxWidth: 'min(420px, calc(100vw - 32px))' } }}
                onConfirm={() => void choose(true)}
              >
                <Button type="primary" loading={isBusy}>
                  {t('directory.choice.make', { waiting })}
                </Button>
              </Popconfirm>
              <Button disabled={isBusy} onClick={() => void choose(false)}>
                {t('directory.choice.wait')}
              </Button>
            </Flex>
          </Flex>
        }
      />
    </section>
  );
}
