import { Button, Input, Space, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../../shared/auth-type';
import type { OwnershipFileRequest } from '../../shared/setup';

interface AddOwnershipFileProps {
  /** @returns whether the file was saved */
  onAdd: (file: OwnershipFileRequest) => Promise<boolean>;
}

/** The name as WeCom gave it, before a browser that had the file already put ` (1)` behind it. */
function firstName(name: string): string {
  return name.replace(/ ?\(\d+\)(?=\.txt$)/, '');
}

/** Two ways to bring an ownership file: choose it, or paste what stands in it. */
export function AddOwnershipFile({ onAdd }: AddOwnershipFileProps) {
  const { t } = useTranslation(NAMESPACE);
  const [body, setBody] = useState('');

  const addPasted = async () => {
    if (await onAdd({ body: body.trim() })) {
      setBody('');
    }
  };

  return (
    <Space wrap>
      <Upload
        accept=".txt"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then((text) => onAdd({ name: firstName(file.name), body: text }));
          // The file goes to the server by our own request.
          return false;
        }}
      >
        <Button>{t('Choose file')}</Button>
      </Upload>
      <Space.Compact>
        <Input
          value={body}
          aria-label={t('Contents of one file: 16 letters and digits')}
          placeholder={t('or paste its 16 characters')}
          onChange={(event) => setBody(event.target.value)}
          onPressEnter={(event) => {
            // Enter would submit the form around it.
            event.preventDefault();
            void addPasted();
          }}
        />
        <Button disabled={!body.trim()} onClick={() => void addPasted()}>
          {t('Add')}
        </Button>
      </Space.Compact>
    </Space>
  );
}
