import { Collapse, Divider } from 'antd';
import type { ReactNode } from 'react';

interface SettingsSectionProps {
  title: string;
  /** Folded away at first. */
  isAdvanced?: boolean;
  children?: ReactNode;
}

/** A part of the settings form under its heading. */
export function SettingsSection({ title, isAdvanced = false, children }: SettingsSectionProps) {
  if (isAdvanced) {
    // Folded fields are rendered too, so that saving keeps what they hold.
    return <Collapse ghost size="small" items={[{ key: 'advanced', label: title, children, forceRender: true }]} />;
  }
  return (
    <section>
      <Divider orientation="left" orientationMargin={0} plain>
        {title}
      </Divider>
      {children}
    </section>
  );
}
