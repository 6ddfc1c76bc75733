import type { Simulator } from '../../packages/simulator/src/index';
import { type Host, ROOT_USER } from '../../host/start-host';

/** What the demo prints when everything runs: the addresses and what to click. */
export function guide({ url }: Host, simulator: Simulator): string {
  return `
Ready. Every address below opens in an ordinary browser.

  In WeCom          ${simulator.clientUrl ?? ''}
                    A simulated WeCom client: choose a member, then open NocoBase from the workbench.
                    Start with 张三 (zhangsan): he agrees to share his phone number and gets an account.
                    Each other member stands for a case; the page says which. After "Hand over" press "Forget the app's
                    stored data", else the session of the one before goes on for a while.

  In a browser      ${url}/signin      legacy client
                    ${url}/v/signin    modern client
                    Press "企业微信" under the form and choose who scans the QR code. The first sign-in of a member has
                    to happen inside WeCom: the page says so and shows how. Afterwards this way works, too.

  Settings          Sign in as ${ROOT_USER.email} with ${ROOT_USER.password}, then Settings → Authentication → 企业微信.

  Simulated WeCom   ${simulator.url}
                    Members, requests so far, and "make the next answer fail".

Ctrl-C ends all of it. The data stays in .demo/; "npm run demo -- --reset" starts afresh.
`;
}
