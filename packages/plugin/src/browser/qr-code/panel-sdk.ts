/** The used part of WeCom's JS-SDK; in a file of its own, so that the rest is left out of the bundle. */
export {
  ColorScheme,
  createWWLoginPanel,
  WWLoginLangType,
  WWLoginPanelSizeType,
  WWLoginRedirectType,
  WWLoginType,
} from '@wecom/jssdk';
