import { expect, it } from 'vitest';
import { isPhone, isWeChatOnPhone, isWeCom } from './user-agent';

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

const ANDROID = 'Mozilla/5.0 (Linux; Android 15; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  ['on an iPhone', `${PHONE} MicroMessenger/8.0.50(0x18003234) NetType/WIFI Language/zh_CN`, true],
  ['on Android', `${ANDROID} MMWEBID/1 Mobile Safari/537.36 MicroMessenger/8.0.49.2600(0x2800315A) WeChat/arm64`, true],
  ['on an iPad', `${PHONE.replace('iPhone; CPU iPhone', 'iPad; CPU')} MicroMessenger/8.0.50`, true],
  ['on HarmonyOS', 'Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1.6.1 Mobile MicroMessenger/8.0.5', true],
  ['on Windows', `${DESKTOP} MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI WindowsWechat`, false],
  ['on a Mac', `${MAC} MicroMessenger/6.8.0(0x16080000) NetType/WIFI MacWechat/3.8.8`, false],
  ['that is WeCom', `${PHONE} wxwork/4.1.30 MicroMessenger/7.0.1 Language/zh`, false],
  ['that is a browser', `${PHONE} Safari/604.1`, false],
  ['that is nothing', '', false],
])('tells whether this is WeChat on a phone: one %s', (_, userAgent, expected) => {
  expect(isWeChatOnPhone(userAgent)).toBe(expected);
});

it.each([
  [PHONE, true],
  [`${ANDROID} Mobile Safari/537.36`, true],
  [DESKTOP, false],
  [MAC, false],
])('tells a phone from a computer: %s', (userAgent, expected) => {
  expect(isPhone(userAgent)).toBe(expected);
});
