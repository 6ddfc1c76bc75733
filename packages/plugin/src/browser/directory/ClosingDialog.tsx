import { Alert, Checkbox, Flex, Modal, Skeleton, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { Finding } from '../../shared/directory';
import type { Reply } from '../read-reply';
import { memberLabel } from '../labels';
import { userName } from './detail-lines';
import type { ShownFinding } from './directory-api';
import { fetchAllFindings } from './fetch-all-findings';
import { RefusalAlert } from './RefusalAlert';
import { type DecisionContext, useDecide } from './use-decide';

interface ClosingDialogProps {
  context: DecisionContext;
  kind: Finding['kind'];
  onClose: () => void;
}

/** Names everybody who would be closed; whoever is to stay open is taken out of the list. */
export function ClosingDialog({ context, kind, onClose }: ClosingDialogProps) {
  const { t } = useTranslation(NAMESPACE);
  const { decide, isBusy } = useDecide(context);
  const reply = useAllFindings(context, kind);
  const [kept, setKept] = useState<number[]>([]);
  const findings = reply?.data ?? [];
  const chosen = findings.filter(({ id }) => !kept.includes(id));
  const number = chosen.length;
  const close = async () => {
    if (await decide(chosen.map(({ subject, wecomId }) => ({ subject, wecomId, kind: 'close' })))) {
      onClose();
    }
  };
  return (
    <Modal
      open
      title={t('directory.closing.question', { number })}
      okText={t('directory.closing.ok', { number })}
      cancelText={t('Cancel')}
      okButtonProps={{ danger: true, disabled: number === 0, loading: isBusy }}
      onOk={() => void close()}
      onCancel={onClose}
    >
      <Flex vertical gap="middle">
        <Alert type="warning" showIcon message={t('directory.closing.about')} />
        {reply === undefined && <Skeleton active />}
        {reply?.error && <RefusalAlert error={reply.error} />}
        <div role="group" aria-label={t('directory.closing.list')} style={{ maxHeight: '45vh', overflowY: 'auto' }}>
          {findings.map((finding) => (
            <Leaver
              key={finding.id}
              finding={finding}
              isChosen={!kept.includes(finding.id)}
              onChange={(isChosen) =>
                setKept(isChosen ? kept.filter((id) => id !== finding.id) : [...kept, finding.id])
              }
            />
          ))}
        </div>
        {(reply?.meta?.count ?? 0) > findings.length && findings.length > 0 && (
          <Typography.Text>{t('directory.closing.first', { number: findings.length })}</Typography.Text>
        )}
      </Flex>
    </Modal>
  );
}

interface LeaverProps {
  finding: ShownFinding;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

function Leaver({ finding: { name, wecomId, userId, users }, isChosen, onChange }: LeaverProps) {
  const member = memberLabel({ name, memberId: wecomId });
  return (
    <div>
      <Checkbox checked={isChosen} onChange={(event) => onChange(event.target.checked)}>
        {userId === undefined ? member : `${member} → ${userName(users, userId)}`}
      </Checkbox>
    </div>
  );
}

function useAllFindings({ client, run }: DecisionContext, kind: Finding['kind']): Reply<ShownFinding[]> | undefined {
  const [reply, setReply] = useState<Reply<ShownFinding[]>>();
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const loaded = await fetchAllFindings(client, { run, subject: 'member', kind });
      if (isCurrent) {
        setReply(loaded);
      }
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [client, run, kind]);
  return reply;
}
