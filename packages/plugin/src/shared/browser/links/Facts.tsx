import type { ReactNode } from 'react';

/** Names and values below each other; unlike antd's Descriptions no table, so that it can stand in one. */
export function Facts({ facts }: { facts: { key: string; title: string; value: ReactNode }[] }) {
  return (
    <dl style={LIST}>
      {facts.map(({ key, title, value }) => (
        <div key={key} style={ROW}>
          <dt style={{ opacity: 0.65 }}>{title}</dt>
          <dd style={{ margin: 0 }}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const LIST = { margin: 0, display: 'grid', gap: 8 };
const ROW = { display: 'grid', gridTemplateColumns: 'minmax(96px, 1fr) 2fr', gap: 8 };
