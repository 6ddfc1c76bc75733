import { Divider, Typography } from 'antd';
import type { ReactNode } from 'react';

/** A part of the settings form under its heading. */
export function SettingsSection({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section>
      <Divider style={{ marginBottom: 12 }} />
      <Typography.Paragraph strong>{title}</Typography.Paragraph>
      {children}
    </section>
  );
}
