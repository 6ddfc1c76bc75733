import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { AskedSource, DirectoryPreview, SourceCheck } from '../../shared/directory';
import type { Client } from '../client';
import type { Reply } from '../read-reply';
import { ask } from './directory-api';
import { PreviewDialog } from './PreviewDialog';
import { RefusalAlert } from './RefusalAlert';
import { RunFailureText } from './RunFailureText';

interface SourceChecksProps {
  client: Client;
  /** The source as it stands in the form, saved or not. */
  asked: AskedSource;
  onChecked: (check: SourceCheck | undefined) => void;
}

/** Asks WeCom what the app can see, and what a run would do; neither writes anything. */
export function SourceChecks({ client, asked, onChecked }: SourceChecksProps) {
  const { t } = useTranslation(NAMESPACE);
  const check = useAnswer<SourceCheck>(asked);
  const preview = useAnswer<DirectoryPreview>(asked);
  const isReady = Boolean(asked.options['authenticator']);
  const startCheck = async () => {
    const reply = await check.ask(ask(client, 'wecom:checkSource', asked));
    onChecked(reply.data?.failure ? undefined : reply.data);
  };
  return (
    <Flex vertical gap="middle" style={{ marginBottom: 24, overflowWrap: 'anywhere' }}>
      <Flex gap="small" wrap>
        <Button disabled={!isReady} loading={check.isBusy} onClick={() => void startCheck()}>
          {t('directory.check')}
        </Button>
        <Button
          disabled={!isReady}
          loading={preview.isBusy}
          onClick={() => void preview.ask(ask(client, 'wecom:previewSource', asked))}
        >
          {t('directory.preview')}
        </Button>
      </Flex>
      <div role="status">
        {!isReady && t('directory.choose-authenticator-first')}
        {preview.isBusy && t('directory.preview.busy')}
        {check.reply?.data && <CheckAnswer check={check.reply.data} isOutdated={check.isOutdated} />}
      </div>
      {check.reply?.error && <RefusalAlert error={check.reply.error} />}
      {preview.reply?.error && <RefusalAlert error={preview.reply.error} />}
      {preview.reply?.data && <PreviewDialog preview={preview.reply.data} onClose={preview.forget} />}
    </Flex>
  );
}

function CheckAnswer({ check, isOutdated }: { check: SourceCheck; isOutdated: boolean }) {
  const { t } = useTranslation(NAMESPACE);
  const { failure, departments, membersAlone, tags } = check;
  const outdated = isOutdated && <div>{t('directory.check.outdated')}</div>;
  if (failure) {
    return (
      <Alert
        type="error"
        showIcon
        message={t('directory.check.failed')}
        description={
          <>
            <RunFailureText failure={failure} />
            {outdated}
          </>
        }
      />
    );
  }
  const isEmpty = departments.length === 0 && membersAlone === 0 && tags === 0;
  return (
    <Alert
      type={isEmpty ? 'warning' : 'success'}
      showIcon
      message={
        isEmpty
          ? t('directory.check.empty')
          : t('directory.check.visible', { departments: departments.length, members: membersAlone, tags })
      }
      description={outdated}
    />
  );
}

/** The answer to a question about the form, and whether the form has changed since. */
function useAnswer<Answer>(asked: AskedSource) {
  const [answer, setAnswer] = useState<{ reply: Reply<Answer>; about: string }>();
  const [isBusy, setBusy] = useState(false);
  const about = JSON.stringify(asked);
  return {
    reply: answer?.reply,
    isBusy,
    isOutdated: answer !== undefined && answer.about !== about,
    forget: () => setAnswer(undefined),
    ask: async (question: Promise<Reply<Answer>>) => {
      setBusy(true);
      setAnswer(undefined);
      const reply = await question;
      setAnswer({ reply, about });
      setBusy(false);
      return reply;
    },
  };
}
