import { Alert, Flex, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { SuggestedUser } from '../../shared/directory';
import { memberLabel } from '../labels';
import { Facts } from '../lists/Facts';
import { userName } from './detail-lines';
import type { ShownFinding } from './directory-api';
import { evidenceKey } from './finding-texts';
import { type DecisionContext, useDecide } from './use-decide';
import { useSay } from './use-say';

interface AdoptSinglyProps {
  context: DecisionContext;
  finding: ShownFinding;
  candidate: SuggestedUser;
  onClose: () => void;
}

/** Asks about a user who may have typed in themselves what makes them look like the member, or who may administrate. */
export function AdoptSingly({ context, finding, candidate, onClose }: AdoptSinglyProps) {
  const { t } = useTranslation(NAMESPACE);
  const say = useSay();
  const { decide, isBusy } = useDecide(context);
  const { subject, wecomId, name, users } = finding;
  const { userId, evidence } = candidate;
  const values = { name: memberLabel({ name, memberId: wecomId }), user: userName(users, userId) };
  const adopt = async () => {
    if (await decide([{ subject, wecomId, kind: 'adopt', userId }])) {
      onClose();
    }
  };
  return (
    <Modal
      open
      title={say({ key: 'directory.decide.adopt.question', values })}
      okText={t('directory.it-is-them')}
      cancelText={t('Cancel')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => void adopt()}
      onCancel={onClose}
    >
      <Flex vertical gap="middle">
        <Alert type="warning" showIcon message={t('directory.look-at-about')} />
        <Facts
          facts={[
            { key: 'member', title: t('Member'), value: values.name },
            { key: 'user', title: t('User'), value: values.user },
            {
              key: 'evidence',
              title: t('directory.evidence'),
              value: evidence.map((one) => (
                <div key={one}>{say({ key: evidenceKey(one), values: { evidence: one } })}</div>
              )),
            },
          ]}
        />
        <div>{say({ key: 'directory.decide.adopt.about', values })}</div>
      </Flex>
    </Modal>
  );
}
