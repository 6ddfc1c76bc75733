/** What is used of WeCom's JS-SDK; a file of its own, so that the rest of the SDK is left out of the bundle. */
export {
  ColorScheme,
  createWWLoginPanel,
  WWLoginLangType,
  WWLoginPanelSizeType,
  WWLoginRedirectType,
  WWLoginType,
} from '@wecom/jssdk';
