/** What the server answers a browser that wants to show the QR code on the sign-in page. */
export interface PanelRequest {
  corpId: string;
  agentId: string;
  /** Address of the sign-in page that WeCom compares with the trusted domains. Not encoded. */
  redirectUri: string;
  /** Stands for the attempt, which this browser holds as a cookie. */
  state: string;
  lang: 'zh' | 'en';
  /** How long the attempt lasts, in milliseconds. */
  lifetimeMs: number;
}
