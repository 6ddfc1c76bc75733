import type { Simulator } from '../../packages/simulator/src/index';
import { ROOT_USER } from '../../host/start-host';
import type { DemoLanguage } from './parse-flags';

/**
 * The demo's text when everything runs: the addresses and what to click.
 *
 * @param url address of NocoBase
 */
export function guide(
  url: string,
  { clientUrl = '', url: simulatorUrl }: Pick<Simulator, 'clientUrl' | 'url'>,
  language: DemoLanguage,
): string {
  return language === 'zh-CN'
    ? `
已就绪。以下地址均可用普通浏览器打开。

  在企业微信中      ${clientUrl}
                    模拟的企业微信客户端。点击 NocoBase 图标：张三同意授权手机号后即登录。
                    其他成员各代表一种情况。选择成员并点击“移交设备”，再次打开 NocoBase。

  在普通浏览器中    ${url}/signin      旧版界面
                    ${url}/v/signin    新版界面
                    点击企业微信按钮或二维码标签页，选择由谁扫码。陈一已经关联；其他成员的首次登录须在企业微信中
                    进行，页面会说明步骤。

  设置              使用 ${ROOT_USER.email} 和 ${ROOT_USER.password} 登录，然后打开设置 → 用户认证，以及用户和权限 → 企业微信。

  模拟的企业微信    ${simulatorUrl}
                    成员、请求记录，并可让下一次响应失败。

按 Ctrl-C 全部结束。数据保存在 .demo/；“npm run demo -- --reset”重新开始。
`
    : `
Ready. Every address below opens in an ordinary browser.

  In WeCom          ${clientUrl}
                    A simulated WeCom client. Tap NocoBase: 张三 (zhangsan) agrees to share his phone number and is in.
                    Every other member stands for a case: choose one, press "Hand over", tap NocoBase again.

  In a browser      ${url}/signin      legacy client
                    ${url}/v/signin    modern client
                    Press the WeCom button, or open the tab with the QR code, and choose who scans. 陈一 is linked
                    already; everybody else's first sign-in has to happen inside WeCom, and the page shows how.

  Settings          Sign in as ${ROOT_USER.email} with ${ROOT_USER.password}, then Settings → Authentication, and
                    Settings → Users & Permissions → WeCom.

  Simulated WeCom   ${simulatorUrl}
                    Members, requests so far, and "make the next answer fail".

Ctrl-C ends all of it. The data stays in .demo/; "npm run demo -- --reset" starts afresh.
`;
}
