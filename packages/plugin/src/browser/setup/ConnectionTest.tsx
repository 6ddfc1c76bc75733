import { Button, List, Space, Typography } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { CHECK_IDS, type SetupOptions } from '../../shared/setup';
import type { Client } from '../client';
import { CheckItem } from './CheckItem';
import { ReadableTag } from '../ReadableTag';
import { countResults, shownChecks } from './shown-checks';
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
  const request = { authenticator, options };
  const { progress, isRunning, isOutdated, start, repeat } = useConnectionTest(client, request);
  const shown = shownChecks(progress);
  const section = useRef<HTMLElement>(null);
  // The results come below the button, which is the last thing that the form shows.
  const startInView = () => {
    section.current?.scrollIntoView();
    void start();
  };
  return (
    <section ref={section} aria-label={t('Test connection')} style={{ marginBottom: 24, overflowWrap: 'anywhere' }}>
      <Typography.Paragraph type="secondary">
        {t('Tries the settings as they stand above, saved or not, and tells what is still to be done.')}
      </Typography.Paragraph>
      <Space wrap>
        <Button loading={isRunning} onClick={startInView}>
          {isOutdated ? t('Test again') : t('Test connection')}
        </Button>
        {isOutdated && <ReadableTag color="warning">{t('Outdated')}</ReadableTag>}
        <Outcome progress={progress} isRunning={isRunning} isOutdated={isOutdated} />
      </Space>
      {shown.length > 0 && (
        <List
          dataSource={shown}
          renderItem={({ check, waiting }) => (
            <CheckItem
              key={check}
              client={client}
              check={check}
              waiting={waiting.length}
              progress={progress[check]}
              request={request}
              onChanged={() => void repeat(request, check)}
            />
          )}
        />
      )}
    </section>
  );
}

type OutcomeProps = Record<'isRunning' | 'isOutdated', boolean> & { progress: TestProgress };

/** What has come of the test as a whole; screen readers say it when they have nothing else to say. */
function Outcome({ progress, isRunning, isOutdated }: OutcomeProps) {
  const { t } = useTranslation(NAMESPACE);
  const isFinished = CHECK_IDS.every((check) => check in progress) && !isRunning;
  const results = countResults(progress);
  return (
    <Typography.Text strong role="status">
      {isOutdated && t('The form has changed since this test.')}
      {isFinished &&
        !isOutdated &&
        (results.waiting > 0
          ? t(
              'Test finished: {{passed}} passed, {{failed}} failed, {{waiting}} wait for what failed, {{unknown}} could not be checked.',
              results,
            )
          : t('Test finished: {{passed}} passed, {{failed}} failed, {{unknown}} could not be checked.', results))}
    </Typography.Text>
  );
}
