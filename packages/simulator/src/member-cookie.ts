/** Names the member who holds the simulated WeCom client. */
export const memberCookie = 'wecom_simulator_member';
