import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { SuggestedUser } from '../../shared/directory';
import { AdoptSingly } from './AdoptSingly';
import { DecideButton } from './DecideButton';
import { userName } from './detail-lines';
import type { ShownFinding } from './directory-api';
import { findingActions } from './finding-actions';
import { LinkButton } from './LinkButton';
import type { DecisionContext } from './use-decide';

interface FindingActionsProps {
  context: DecisionContext;
  finding: ShownFinding;
}

/** The things that can be decided about a finding, the likely one first. */
export function FindingActions({ context, finding }: FindingActionsProps) {
  const { t } = useTranslation(NAMESPACE);
  const [asked, setAsked] = useState<SuggestedUser>();
  return (
    <Flex vertical gap="small" align="start">
      {findingActions(finding).map((action) =>
        action.kind !== 'adopt' ? (
          <DecideButton key={action.kind} context={context} finding={finding} kind={action.kind} />
        ) : action.isSingle ? (
          <LinkButton key={`adopt ${action.candidate.userId}`} onClick={() => setAsked(action.candidate)}>
            {t('directory.look-at', {
              user: userName(finding.users, action.candidate.userId),
              interpolation: { escapeValue: false },
            })}
          </LinkButton>
        ) : (
          <DecideButton
            key={`adopt ${action.candidate.userId}`}
            context={context}
            finding={finding}
            kind="adopt"
            userId={action.candidate.userId}
          />
        ),
      )}
      {asked && (
        <AdoptSingly context={context} finding={finding} candidate={asked} onClose={() => setAsked(undefined)} />
      )}
    </Flex>
  );
}
