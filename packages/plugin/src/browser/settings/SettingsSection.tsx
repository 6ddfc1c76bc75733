import { Divider, Typography } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useNamedInputs } from './use-named-inputs';

/** A part of the settings form under its heading. */
export function SettingsSection({ title, children }: { title: string; children?: ReactNode }) {
  const section = useRef<HTMLElement>(null);
  useNamedInputs(section);
  return (
    <section ref={section}>
      <Divider style={{ marginBottom: 12 }} />
      <Typography.Paragraph strong>{title}</Typography.Paragraph>
      {children}
    </section>
  );
}
