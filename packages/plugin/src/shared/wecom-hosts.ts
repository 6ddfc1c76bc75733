/** WeCom's own hosts, which are called unless an administrator names others; by the names of the options. */
export const WECOM_HOSTS = {
  apiBaseUrl: 'https://qyapi.weixin.qq.com',
  authorizeBaseUrl: 'https://open.weixin.qq.com',
  loginBaseUrl: 'https://login.work.weixin.qq.com',
};
