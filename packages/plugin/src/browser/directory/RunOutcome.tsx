import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { ListedRun, RunState } from '../../shared/directory';
import { summarise } from '../../shared/summarise';
import { RunFailureText } from './RunFailureText';
import { stateKey } from './run-texts';

const TYPES = {
  running: 'info',
  succeeded: 'success',
  incomplete: 'warning',
  failed: 'error',
  cancelled: 'info',
  interrupted: 'warning',
} as const satisfies Record<RunState, string>;

/** How the last run ended. */
export function RunOutcome({ run }: { run: ListedRun }) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const at = new Date(run.endedAt ?? run.startedAt).toLocaleString(i18n.language);
  const message = t('directory.last-run', {
    state: t(stateKey(run.state)),
    at,
    interpolation: { escapeValue: false },
  });
  return <Alert type={TYPES[run.state]} showIcon message={message} description={<RunSummary run={run} />} />;
}

/** A run in a few numbers; or why there are none. */
export function RunSummary({ run }: { run: ListedRun }) {
  const { t } = useTranslation(NAMESPACE);
  const { counts, doubt, failure } = run;
  return (
    <>
      {counts && <div>{t('directory.run-summary', { ...summarise(counts) })}</div>}
      {doubt !== undefined && <Typography.Text strong>{t(`directory.doubt.${doubt}`)}</Typography.Text>}
      {failure && <RunFailureText failure={failure} />}
    </>
  );
}
