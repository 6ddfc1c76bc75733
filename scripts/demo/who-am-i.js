// The page of the demo, for NocoBase's block of JavaScript: who is signed in here, and how they got in. `ctx` is what
// NocoBase gives to such a block.
const { React, antd } = ctx.libs;
const { createElement } = React;
const isChinese = ctx.i18n.language.startsWith('zh');
const say = (english, chinese) => (isChinese ? chinese : english);
const ask = async (action) => (await ctx.request({ url: action })).data.data;

const [user, links] = await Promise.all([ask('auth:check'), ask('wecom:myLinks')]);
// There may be several ways to sign in with WeCom.
const used = links.find(({ authenticator }) => authenticator === ctx.api.auth.authenticator);
const shown = used ?? links.find(({ link }) => link);

function wayIn() {
  if (!used) {
    return say('Signed in with a password.', '已使用密码登录。');
  }
  return window.navigator.userAgent.includes('wxwork')
    ? say('Signed in with WeCom, inside the WeCom client.', '已在企业微信客户端内用企业微信登录。')
    : say('Signed in with WeCom, by a QR code in a browser.', '已在浏览器中用企业微信扫码登录。');
}

function member({ member: { name, memberId }, linkedAt }) {
  const since = new Date(linkedAt).toLocaleString(ctx.i18n.language);
  return say(`${name} (${memberId}), linked since ${since}`, `${name}（${memberId}），关联于 ${since}`);
}

function facts() {
  const isModern = window.location.pathname.startsWith('/v/');
  return [
    [say('WeCom member', '企业微信成员'), shown?.link ? member(shown.link) : say('not linked', '未关联')],
    [say('User of NocoBase', 'NocoBase 用户'), `${user.nickname}, ID ${user.id}, ${user.phone || '–'}`],
    [say('Client of NocoBase', 'NocoBase 界面'), isModern ? say('modern', '新版') : say('legacy', '旧版')],
  ];
}

ctx.render(
  createElement(
    'div',
    { style: { maxWidth: 480, margin: '0 auto' } },
    createElement(antd.Result, {
      status: 'success',
      title: say(`You are ${user.nickname}`, `您是${user.nickname}`),
      subTitle: wayIn(),
      style: { padding: '16px 0 24px' },
    }),
    createElement(antd.Descriptions, {
      column: 1,
      layout: 'vertical',
      items: facts().map(([label, children]) => ({ key: label, label, children })),
    }),
  ),
);
