import { Form, Input, Typography } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { homepageLink } from '../../homepage-link';
import { parseOrigin } from '../../option-shapes';
import { NAMESPACE } from '../../auth-type';

interface ConsoleValuesProps {
  /** Address of the application's API, as this page reaches it. */
  apiUrl: string;
  /** Origin and name as they stand in the form at the moment. */
  origin: string | undefined;
  name: string | undefined;
}

/** The values that the administrator pastes into the WeCom console; they follow what is typed. */
export function ConsoleValues({ apiUrl, origin, name }: ConsoleValuesProps) {
  const { t } = useTranslation(NAMESPACE);
  const ownOrigin = parseOrigin(origin?.trim() ?? '');
  const domain = ownOrigin?.replace(/^https?:\/\//, '');
  const link = ownOrigin && name ? homepageLink(ownOrigin + new URL(apiUrl).pathname, name) : undefined;
  return (
    <>
      <CopyableValue
        label={t('Workbench homepage link')}
        help={t('WeCom console → App Management → your app → Workbench app homepage.')}
        value={link}
      />
      <CopyableValue
        label={t('Domain')}
        help={t(
          'WeCom console → App Management → your app → Developer interface: as trusted domain in “Web authorization and JS-SDK” and as callback domain in “WeCom authorized sign-in”.',
        )}
        value={domain}
      />
    </>
  );
}

function CopyableValue({ label, help, value }: { label: string; help: string; value: string | undefined }) {
  const { t } = useTranslation(NAMESPACE);
  const id = useId();
  return (
    <Form.Item label={label} extra={help} htmlFor={id} labelCol={{ span: 24 }}>
      <Input
        id={id}
        readOnly
        value={value ?? ''}
        placeholder={t('Shown as soon as the origin is known')}
        suffix={value && <Typography.Text copyable={{ text: value, tooltips: [t('Copy'), t('Copied')] }} />}
      />
    </Form.Item>
  );
}
