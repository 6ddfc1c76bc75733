import { expect, it } from 'vitest';
import { isWeCom } from './user-agent';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0 Safari/537.36';

it.each([
  ['the client on a phone', `${PHONE} wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh`, true],
  ['the client on a desktop', `${DESKTOP} wxwork/4.1.30 (MicroMessenger/6.2) WindowsWechat MailPlugin_Electron`, true],
  ['another case', `${PHONE} WXWork/4.1.30`, true],
  ['consumer WeChat', `${PHONE} MicroMessenger/8.0.50(0x18003234) NetType/WIFI Language/zh_CN`, false],
  ['a browser', DESKTOP, false],
  ['a mention without a version', `${DESKTOP} wxwork`, false],
  ['nothing', '', false],
])('tells whether this is WeCom: %s', (_, userAgent, expected) => {
  expect(isWeCom(userAgent)).toBe(expected);
});
