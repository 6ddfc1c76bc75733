/** The state of a sign-in: 32 hex characters, within what WeCom allows (letters and digits, at most 128). */
export const SIGN_IN_STATE = /^[0-9a-f]{32}$/;

/** The state of an attempt to link the user who is signed in. It looks different, so that the page knows what came back. */
export const LINK_STATE = /^[0-9a-f]{32}link$/;
