import { Button, type ButtonProps } from 'antd';
import type { CSSProperties } from 'react';

// A long name goes on in the next line: a button of antd would push the table out of its card.
const WRAPPED: CSSProperties = {
  height: 'auto',
  padding: 0,
  whiteSpace: 'normal',
  overflowWrap: 'anywhere',
  textAlign: 'start',
};

/** A button that looks like a link, in a row of a table. */
export function LinkButton(props: Omit<ButtonProps, 'type' | 'size' | 'style'>) {
  return <Button type="link" size="small" style={WRAPPED} {...props} />;
}
