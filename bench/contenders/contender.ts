/** The part of a sign-in that speaks to WeCom, without users, sessions or cookies. */
export interface Contender {
  /** The address of WeCom's page to send a member to who is inside WeCom. */
  startAddress(): Promise<string>;
  /** Finds out whom a code stands for. @returns the member ID */
  identify(code: string): Promise<string>;
}

/** The app at the simulator. */
export interface Setting {
  /** Base address of the simulator. */
  url: string;
  /** Where WeCom sends the browser back to. */
  redirectUri: string;
  corpId: string;
  agentId: string;
  secret: string;
}
