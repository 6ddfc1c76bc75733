import { RightOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import { changedOptions } from './changed-options';

interface MoreSettingsProps {
  /** As they stand in the form at the moment. */
  options: unknown;
  children?: ReactNode;
}

/**
 * The part of the form that most leave alone. It is folded away, unless something in it is not as by default; that is said
 * also when it is folded. No Collapse of antd: its heading is no button to a space bar, and what it unfolds has no place
 * before it has stopped growing.
 */
export function MoreSettings({ options, children }: MoreSettingsProps) {
  const { t, i18n } = useTranslation(NAMESPACE);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const changed = changedOptions(options).map((key) => t(key));
  const isChanged = changed.length > 0;
  useEffect(() => setOpen((wasOpen) => wasOpen || isChanged), [isChanged]);
  return (
    <div style={{ marginBottom: 24 }}>
      <Button
        type="text"
        icon={<RightOutlined aria-hidden rotate={isOpen ? 90 : 0} />}
        style={{ paddingInline: 0 }}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t('More settings')}
      </Button>
      {isChanged && (
        <Typography.Text type="secondary" style={{ display: 'block' }}>
          {t('Not as by default: {{options}}', {
            options: new Intl.ListFormat(i18n.language).format(changed),
            interpolation: { escapeValue: false },
          })}
        </Typography.Text>
      )}
      {/* Folded fields are rendered too, so that saving keeps what they hold. */}
      <div id={id} hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
}
