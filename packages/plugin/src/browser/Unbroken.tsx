import { Grid } from 'antd';
import type { CSSProperties, ReactNode } from 'react';

/**
 * An ID, a code or a reference: in one piece, since it is compared and typed in elsewhere. Only one that is longer than its
 * place goes on in the next line.
 */
export function Unbroken({ children }: { children: ReactNode }) {
  const { md: isWide } = Grid.useBreakpoint();
  return <span style={isWide ? IN_A_COLUMN : PIECE}>{children}</span>;
}

// A browser moves it to the next line as a whole.
const PIECE: CSSProperties = { display: 'inline-block', maxWidth: '100%', overflowWrap: 'anywhere' };
// A table makes its columns so narrow that they hold no more than their longest word; this counts as one.
const IN_A_COLUMN: CSSProperties = { ...PIECE, width: 'max-content', maxWidth: 240 };
