import type { CSSProperties, ReactNode } from 'react';

/** Names and values below each other; unlike antd's Descriptions no table, so that it can stand in one. */
export function Facts({ facts }: { facts: { key: string; title: string; value: ReactNode }[] }) {
  return (
    <dl style={LIST}>
      {facts.map(({ key, title, value }) => (
        <div key={key} style={ROW}>
          <dt style={NAME}>{title}</dt>
          <dd style={VALUE}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

// As wide as its place also in a column that does not stretch what is in it, where a date would be broken for nothing.
const LIST: CSSProperties = { margin: 0, display: 'grid', gap: 8, alignSelf: 'stretch' };
// The value goes below its name where both do not fit beside each other.
const ROW: CSSProperties = { display: 'flex', flexWrap: 'wrap', columnGap: 8 };
const NAME: CSSProperties = { flex: '0 0 min(112px, 100%)', opacity: 0.65 };
const VALUE: CSSProperties = { flex: '1 1 120px', minWidth: 0, margin: 0, overflowWrap: 'anywhere' };
