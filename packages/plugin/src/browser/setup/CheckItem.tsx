import { Button, List, Typography } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { type CheckId, type CheckResult, type CheckStatus, checkTexts, type SetupRequest } from '../../shared/setup';
import type { Client } from '../client';
import { showOptions } from '../settings/show-option';
import { optionOf } from './option-of';
import { ReadableTag } from '../ReadableTag';
import { SettingChangeButton } from './SettingChangeButton';
import type { CheckProgress } from './test-runner';

interface CheckItemProps {
  client: Client;
  check: CheckId;
  /** How many checks wait for this one. */
  waiting: number;
  progress: CheckProgress | undefined;
  request: SetupRequest;
  /** The setting that the check looks at was written. */
  onChanged: () => void;
}

/** One check: how it went, what was found and the one thing to do about it. */
export function CheckItem({ client, check, waiting, progress, request, onChanged }: CheckItemProps) {
  const { t } = useTranslation(NAMESPACE);
  const isFinished = progress && progress !== 'running';
  return (
    <List.Item style={{ display: 'block' }}>
      <Typography.Text strong>{t(`check.${check}`)}</Typography.Text> <StatusTag progress={progress} />
      {progress === null && <div>{t('The server did not answer. Try again.')}</div>}
      {isFinished && <Finding result={progress} />}
      {isFinished && progress.change && (
        <SettingChangeButton
          client={client}
          request={request}
          change={progress.change}
          app={progress.app}
          onChanged={onChanged}
        />
      )}
      {waiting > 0 && <Waiting number={waiting} />}
    </List.Item>
  );
}

function StatusTag({ progress }: { progress: CheckProgress | undefined }) {
  const { t } = useTranslation(NAMESPACE);
  if (progress === 'running' || progress === undefined) {
    return <ReadableTag color="processing">{t('Checking…')}</ReadableTag>;
  }
  const status = progress?.status ?? 'failed';
  return <ReadableTag color={COLORS[status]}>{statusText(status, t)}</ReadableTag>;
}

const COLORS = { passed: 'success', failed: 'error', unknown: 'warning' };

function statusText(status: CheckStatus, t: TFunction): string {
  switch (status) {
    case 'passed':
      return t('Passed');
    case 'failed':
      return t('Failed');
    case 'unknown':
      return t('Cannot be checked');
  }
}

function Finding({ result }: { result: CheckResult }) {
  const { t } = useTranslation(NAMESPACE);
  const { finding, advice } = checkTexts(result);
  const { paste, errcode, heldForSeconds } = result;
  const option = optionOf(result);
  // React escapes what it shows: escaped twice, an address would be unreadable.
  const values = { ...result.values, interpolation: { escapeValue: false } };
  return (
    <>
      <div>{t(finding, values)}</div>
      {advice && <div>{t(advice, values)}</div>}
      {heldForSeconds !== undefined && <div>{t('check.held', { seconds: heldForSeconds })}</div>}
      {paste && <Paste text={paste} />}
      {option && <OptionLink option={option} />}
      {errcode !== undefined && (
        <Typography.Text type="secondary" style={{ display: 'block' }}>
          {t('WeCom’s error number: {{errcode}}', { errcode })}
        </Typography.Text>
      )}
    </>
  );
}

function OptionLink({ option }: { option: string }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => showOptions([option])}>
      {t('Go to “{{option}}”', { option: t(`option.${option}`) })}
    </Button>
  );
}

function Waiting({ number }: { number: number }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Typography.Text type="secondary" style={{ display: 'block' }}>
      {number === 1 ? t('1 check waits for this one.') : t('{{number}} checks wait for this one.', { number })}
    </Typography.Text>
  );
}

/** A value that belongs somewhere else, with a button that copies it. */
function Paste({ text }: { text: string }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Typography.Paragraph
      copyable={{ text, tooltips: [t('Copy'), t('Copied')] }}
      style={{ margin: '4px 0', fontFamily: 'monospace', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </Typography.Paragraph>
  );
}
