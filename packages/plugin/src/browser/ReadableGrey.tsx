import { ConfigProvider, theme } from 'antd';
import type { ReactNode } from 'react';

/**
 * Around what has grey text: antd's grey for descriptions has a contrast of 3.4:1 on white, and people with weak eyes need
 * 4.5:1. The grey for secondary text has it in the light and in the dark theme.
 */
export function ReadableGrey({ children }: { children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <ConfigProvider theme={{ token: { colorTextDescription: token.colorTextSecondary } }}>{children}</ConfigProvider>
  );
}
