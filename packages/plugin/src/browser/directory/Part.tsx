import { Typography } from 'antd';
import { type ReactNode, useId } from 'react';

/** A part of the page under its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Typography.Paragraph strong id={id}>
        {title}
      </Typography.Paragraph>
      {children}
    </section>
  );
}
