import { Divider } from 'antd';
import type { ReactNode } from 'react';

/** A part of the settings form under its heading. */
export function SettingsSection({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section>
      <Divider orientation="left" orientationMargin={0} plain style={{ whiteSpace: 'normal' }}>
        {title}
      </Divider>
      {children}
    </section>
  );
}
