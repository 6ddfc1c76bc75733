import { type PublicOptions, WECOM_HOSTS } from '../../shared/options';
import { asOptions } from './fill-variables';
import { trimmed } from './form-options';

/** The one host that WeCom's panel comes from: its script knows no other. */
const PANEL_HOST = WECOM_HOSTS.loginBaseUrl;

/**
 * Picks what may reach a browser unasked.
 * @param stored `authenticators.options`, whatever stands there: the public list is everybody's sign-in page
 */
export function publicOptions(stored: unknown): Required<PublicOptions> {
  const { loginBaseUrl, public: shown } = asOptions(stored);
  const { autoSignIn, showQrCode, buttonTooltip } = asOptions(shown);
  const hasPanel = ['', PANEL_HOST].includes(trimmed(loginBaseUrl));
  return {
    autoSignIn: autoSignIn === true,
    showQrCode: showQrCode === true && hasPanel,
    buttonTooltip: typeof buttonTooltip === 'string' ? buttonTooltip : '',
  };
}
