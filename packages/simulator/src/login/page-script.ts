/**
 * The script of the web-login page: posts the person's choice, then navigates as `redirect_type` says, and speaks the
 * message protocol of the panel of `@wecom/jssdk` (`ww.createWWLoginPanel`) when it stands in an iframe.
 * It reads what it needs from the `data-*` attributes of the page's main element.
 */
export const LOGIN_PAGE_SCRIPT = `
(() => {
  const main = document.querySelector('main');
  const { key, redirectType, language, failCode, failText } = main.dataset;
  const embedded = window.parent !== window;
  let port;

  function post(message) {
    const text = JSON.stringify(message);
    if (port) port.postMessage(text);
    else if (embedded) window.parent.postMessage(text, '*');
  }
  function call(name, payload) {
    post({ type: 'ww-iframe-handle:call', args: { type: 'call', name, payload } });
  }
  function parsed(data) {
    try { return typeof data === 'string' ? JSON.parse(data) : data; } catch { return undefined; }
  }
  function ready() {
    post({ type: 'ww-iframe-handle:ready', supportChannel: true });
  }
  function started() {
    if (failCode) call('onLoginFail', { errCode: Number(failCode), errMsg: failText });
    else call('onCheckWeComLogin', { isWeComLogin: false });
  }
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent) return;
    const message = parsed(event.data);
    if (message?.type === 'ww-iframe-handle:init') ready();
    if (message?.type === 'ww-iframe-handle:set-port') {
      port = message.port;
      started();
    }
  });
  if (embedded) ready();

  function go(outcome) {
    if (redirectType === 'callback') {
      if (outcome.code) call('onLoginSuccess', { code: outcome.code });
      else call('onLoginFail', { errCode: -4, errMsg: '你已取消登录' });
    } else if (redirectType === 'self') window.location.href = outcome.go;
    else window.top.location.href = outcome.go;
  }
  function stay(outcome) {
    document.querySelector('[role=status]').textContent = outcome.stay;
    if (outcome.over) document.querySelector('svg').classList.add('over');
    call('onLoginFail', { errCode: outcome.errCode, errMsg: outcome.stay });
  }
  // Clicks, not a form: the panel's sandbox allows no forms.
  for (const button of document.querySelectorAll('[data-decision]')) button.addEventListener('click', async () => {
    const memberId = document.getElementById('member').value;
    const choice = { key, memberId, decision: button.dataset.decision, language };
    const answer = await fetch('/wwlogin/sso/scan', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(choice),
    });
    const outcome = await answer.json();
    if (outcome.go) go(outcome);
    else stay(outcome);
  });
})();
`;
