import { Typography } from 'antd';
import { Unbroken } from '../Unbroken';

/** A name with the ID below it that tells namesakes apart. */
export function Named({ name, id }: { name: string; id: string }) {
  return (
    <>
      <div>{name || <Unbroken>{id}</Unbroken>}</div>
      {name && id && name !== id && (
        <Typography.Text type="secondary">
          <Unbroken>{id}</Unbroken>
        </Typography.Text>
      )}
    </>
  );
}
