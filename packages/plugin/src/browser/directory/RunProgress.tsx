import { Button, Flex, Progress, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRun, RunProgress as Told } from '../../shared/directory';
import type { Client } from '../client';
import { useToldChange } from '../use-told-change';
import { ask } from './directory-api';
import { countText, percentOf, restText, stepKey } from './run-texts';
import { useSay } from './use-say';

interface RunProgressProps {
  client: Client;
  source: string;
  run: ListedRun;
  onChange: () => Promise<void>;
}

/** How far the run is that is under way, and the way to end it. */
export function RunProgress({ client, source, run, onChange }: RunProgressProps) {
  const { t } = useTranslation(NAMESPACE);
  const { run: change, isBusy } = useToldChange();
  const { progress, isCancelRequested } = run;
  const percent = progress && percentOf(progress);
  const cancel = async () => {
    await change(ask(client, 'wecom:cancelRun', { source }));
    await onChange();
  };
  return (
    <section aria-label={t('directory.running')} style={{ maxWidth: 640 }}>
      <Flex vertical gap="small">
        {/* The step alone: who cannot see would hear each number otherwise. */}
        <Typography.Text strong role="status">
          {isCancelRequested ? t('directory.cancelling') : <Step progress={progress} />}
        </Typography.Text>
        <Progress
          percent={percent ?? 0}
          status="active"
          showInfo={percent !== undefined}
          aria-label={t('directory.running')}
        />
        {progress && <Numbers progress={progress} />}
        <div>
          <Button disabled={isCancelRequested} loading={isBusy} onClick={() => void cancel()}>
            {t('directory.cancel')}
          </Button>
        </div>
      </Flex>
    </section>
  );
}

function Step({ progress }: { progress: Told | undefined }) {
  const { t } = useTranslation(NAMESPACE);
  return <>{progress ? t(stepKey(progress.step)) : t('directory.starting')}</>;
}

function Numbers({ progress }: { progress: Told }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const say = useSay();
  const texts = [countText(progress), restText(progress)].flatMap((text) => text ?? []);
  const { waitsUntil } = progress;
  return (
    <>
      {texts.length > 0 && <Typography.Text type="secondary">{texts.map(say).join(' · ')}</Typography.Text>}
      {waitsUntil !== undefined && (
        <Typography.Text role="status">
          {t('directory.waiting-for-wecom', {
            time: new Date(waitsUntil).toLocaleTimeString(i18n.language),
            interpolation: { escapeValue: false },
          })}
        </Typography.Text>
      )}
    </>
  );
}
