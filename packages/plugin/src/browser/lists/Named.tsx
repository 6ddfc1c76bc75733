import { Typography } from 'antd';

/** A name with what tells namesakes apart below it. */
export function Named({ name, detail }: { name: string; detail: string }) {
  return (
    <>
      <div>{name || detail}</div>
      {name && detail && name !== detail && <Typography.Text type="secondary">{detail}</Typography.Text>}
    </>
  );
}
