import type { PublicOptions } from '../../shared/public-options';
import { WECOM_HOSTS } from '../../shared/wecom-hosts';

interface StoredOptions {
  loginBaseUrl?: string;
  public?: PublicOptions;
}

/** The one host that WeCom's panel comes from: its script knows no other. */
const PANEL_HOST = WECOM_HOSTS.loginBaseUrl;

/** Picks what may reach a browser unasked from the stored options. */
export function publicOptions(options: StoredOptions | undefined): Required<PublicOptions> {
  const { autoSignIn, showQrCode, buttonTooltip } = options?.public ?? {};
  const hasPanel = (options?.loginBaseUrl?.trim() || PANEL_HOST) === PANEL_HOST;
  return {
    autoSignIn: autoSignIn === true,
    showQrCode: showQrCode === true && hasPanel,
    buttonTooltip: buttonTooltip ?? '',
  };
}
