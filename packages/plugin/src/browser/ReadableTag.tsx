import { Tag } from 'antd';
import type { ReactNode } from 'react';

/**
 * A coloured tag with the page's own text colour: antd's green and yellow letters have a contrast of about 2:1. A long one
 * goes on in the next line.
 */
export function ReadableTag({ color, children }: { color: string; children: ReactNode }) {
  return (
    <Tag color={color} style={{ color: 'inherit', whiteSpace: 'normal' }}>
      {children}
    </Tag>
  );
}
