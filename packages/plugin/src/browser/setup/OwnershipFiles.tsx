import { Alert, Button, Form, List, Popconfirm, Typography } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { OwnershipFile, OwnershipFileRequest } from '../../shared/setup';
import type { Client } from '../client';
import { ownOrigin } from '../settings/own-origin';
import { AddOwnershipFile } from './AddOwnershipFile';
import { listOwnershipFiles, removeOwnershipFile, saveOwnershipFile } from './setup-requests';

/**
 * The files by which WeCom sees whose domain it is: add, look at, remove. They belong to the site, so they are saved at
 * once and not with the form.
 */
export function OwnershipFiles({ client, origin }: { client: Client; origin: string | undefined }) {
  const { t } = useTranslation(NAMESPACE);
  const [files, setFiles] = useState<OwnershipFile[]>([]);
  const [problem, setProblem] = useState<string>();

  // A failure is said, and the list stays as it was.
  const attempt = useCallback(
    async (work: () => Promise<unknown>) => {
      try {
        await work();
        setFiles(await listOwnershipFiles(client));
        setProblem(undefined);
        return true;
      } catch (error) {
        setProblem((error as Error).message || t('The server did not answer. Try again.'));
        return false;
      }
    },
    [client, t],
  );
  useEffect(() => void attempt(() => Promise.resolve()), [attempt]);

  return (
    <Form.Item
      label={t('Ownership file')}
      layout="vertical"
      extra={t(
        'WeCom offers the file WW_verify_….txt where you enter the domain. Add it here before you press “Verify” there; this site serves it then.',
      )}
    >
      <AddOwnershipFile onAdd={(file: OwnershipFileRequest) => attempt(() => saveOwnershipFile(client, file))} />
      {problem && <Alert type="error" showIcon message={problem} style={{ marginTop: 8 }} />}
      {files.length > 0 && (
        <section aria-label={t('Ownership files')}>
          <List
            size="small"
            dataSource={files}
            renderItem={({ name }) => (
              <List.Item style={{ flexWrap: 'wrap', paddingInline: 0 }}>
                <FileName origin={origin} name={name} />
                <RemoveButton name={name} onRemove={() => attempt(() => removeOwnershipFile(client, name))} />
              </List.Item>
            )}
          />
        </section>
      )}
    </Form.Item>
  );
}

/** Opens the file as WeCom fetches it. */
function FileName({ origin, name }: { origin: string | undefined; name: string }) {
  const normal = ownOrigin(origin);
  if (!normal) {
    return <Typography.Text>{name}</Typography.Text>;
  }
  return (
    <Typography.Link href={`${normal}/${name}`} target="_blank" style={{ overflowWrap: 'anywhere' }}>
      {name}
    </Typography.Link>
  );
}

function RemoveButton({ name, onRemove }: { name: string; onRemove: () => Promise<unknown> }) {
  const { t } = useTranslation(NAMESPACE);
  return (
    <Popconfirm
      title={t('Remove this file? WeCom may look at it again later.')}
      okText={t('Remove')}
      cancelText={t('Cancel')}
      onConfirm={() => void onRemove()}
    >
      <Button size="small" type="text" danger aria-label={t('Remove {{name}}', { name })}>
        {t('Remove')}
      </Button>
    </Popconfirm>
  );
}
