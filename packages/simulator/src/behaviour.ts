/**
 * Where WeCom's own behaviour is not certain, or differs between reports. The first value of each row is the default.
 */
export const BEHAVIOUR_CHOICES = {
  /** A second `gettoken` while the first token lives. */
  repeatedToken: ['same', 'new'],
  /** Consent asked for (`snsapi_privateinfo`) without an agent ID. */
  missingAgentId: ['as-silent', 'error-page'],
  /** Error code for a code that was redeemed before. */
  usedCode: ['40029', '42022'],
  /** Error code for a code older than five minutes. */
  expiredCode: ['40029', '42003'],
  /** Error code of `user/get` for a member outside the visible range. */
  outOfRange: ['60011', '60111'],
  /** The `parentid` of a visible department whose parent the app may not see. */
  parentOutOfRange: ['real-id', '0'],
  /** The departments told of a member: those the app may see, as doc/90196 says, or all. */
  memberDepartments: ['in-range', 'all'],
  /** Whether `user/list` and `user/simplelist` name members who are disabled. */
  disabledInList: ['shown', 'left-out'],
  /** Error code for a department that does not exist. */
  unknownDepartment: ['60123', '60003'],
  /** A member who left: told with status 5, or not found (60111) by `user/get` and left out of lists. */
  leftMember: ['status', '60111'],
  /** Whether `user/get` and `user/list` tell the personal fields, as they do to apps created before 20 June 2022. */
  personalFieldsInUserGet: ['no', 'yes'],
  /** The effect of a refused scan on the current web-login page. */
  refusedScan: ['stay', 'redirect'],
  /** Whether members follow the corp's plugin in consumer WeChat, where the silent page then knows them. */
  weChatPlugin: ['not-followed', 'followed'],
  /** The effect of 拒绝 on the consent page: back with a code that opens nothing, or back with the state alone. */
  refusedConsent: ['with-code', 'state-only'],
  /** Whether a person who is no member can use the web-login page at all. */
  outsiderScan: ['no-permission', 'with-code'],
  /** How `getuserdetail` shows a field without consent. */
  withheldField: ['absent', 'empty'],
  /** Whether the web login adds `appid=` to the redirect. The old page always does. */
  appidInRedirect: ['no', 'yes'],
  /** How `agent/get` answers for a stopped app while its access token lives: refused, or with `close` set. */
  stoppedApp: ['50003', 'close'],
  /** The answer of `agent/set` when it takes a trusted domain whose ownership nobody proved. */
  unprovenDomain: ['accepted', '85005'],
  /** Whether error texts name the caller's address. */
  fromIpInErrors: ['yes', 'no'],
} as const;

type Choices = typeof BEHAVIOUR_CHOICES;

export type Behaviour = { [Name in keyof Choices]: Choices[Name][number] };

export const behaviourNames = Object.keys(BEHAVIOUR_CHOICES) as (keyof Behaviour)[];

/** The defaults, in a new object. */
export function defaultBehaviour(): Behaviour {
  return Object.fromEntries(behaviourNames.map((name) => [name, BEHAVIOUR_CHOICES[name][0]])) as Behaviour;
}
