/** What anyone may know of a WeCom authenticator: its options in the public list that the sign-in page reads. */
export interface PublicOptions {
  /** Automatic login inside the WeCom client. */
  autoSignIn?: boolean;
  /** The QR code on the sign-in page, as a tab beside the password form. */
  showQrCode?: boolean;
  /** Tooltip of the sign-in button. */
  buttonTooltip?: string;
}
