import { Button, List, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { CHECK_IDS, type SetupOptions } from '../../shared/setup';
import type { Client } from '../client';
import { CheckItem } from './CheckItem';
import type { TestProgress } from './test-runner';
import { useConnectionTest } from './use-connection-test';

interface ConnectionTestProps {
  client: Client;
  /** Name and options as they stand in the form at the moment, saved or not. */
  authenticator: string | undefined;
  options: SetupOptions | undefined;
}

/** The button that tries the settings, and what each check has found. */
export function ConnectionTest({ client, authenticator = '', options = {} }: ConnectionTestProps) {
  const { t } = useTranslation(NAMESPACE);
  const { progress, isRunning, start, repeat } = useConnectionTest(client);
  const request = { authenticator, options };
  const started = CHECK_IDS.filter((check) => check in progress);
  return (
    <section aria-label={t('Test connection')} style={{ marginBottom: 24, overflowWrap: 'anywhere' }}>
      <Typography.Paragraph type="secondary">
        {t('Tries the settings as they stand above, saved or not, and tells what is still to be done.')}
      </Typography.Paragraph>
      <Button loading={isRunning} onClick={() => void start(request)}>
        {t('Test connection')}
      </Button>
      {started.length > 0 && (
        <List
          dataSource={started}
          renderItem={(check) => (
            <CheckItem
              key={check}
              client={client}
              check={check}
              progress={progress[check]}
              request={request}
              onChanged={() => void repeat(request, check)}
            />
          )}
        />
      )}
      <Typography.Text strong role="status">
        {started.length === CHECK_IDS.length &&
          !isRunning &&
          t(
            'Test finished: {{passed}} passed, {{failed}} failed, {{unknown}} could not be checked.',
            countResults(progress),
          )}
      </Typography.Text>
    </section>
  );
}

function countResults(progress: TestProgress): Record<'passed' | 'failed' | 'unknown', number> {
  const count = { passed: 0, failed: 0, unknown: 0 };
  for (const result of Object.values(progress)) {
    if (result !== 'running') {
      count[result?.status ?? 'failed']++;
    }
  }
  return count;
}
