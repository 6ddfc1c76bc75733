/** Names the member who holds the simulated WeCom client. */
export const MEMBER_COOKIE = 'wecom_simulator_member';
