import { beforeEach, describe, expect, it } from 'vitest';
import { inLanguage } from '../language.js';
import { Stage } from '../testing/stage.js';

describe('the control page', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  const show = async () => (await stage.http.request('/')).text();

  function post(name: string, form: Record<string, string> = {}, origin = 'http://localhost') {
    return stage.http.request(`/__simulator/${name}`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams(form),
    });
  }

  it('shows credentials, and every member with the case', async () => {
    const page = await show();
    expect(page).toContain(stage.app.secret);
    for (const member of stage.platform.directory.members) {
      expect(page).toContain(member.name);
      expect(page).toContain(inLanguage(member.case, 'en').replace("'", '&#39;'));
    }
  });

  it('gives every field a label', async () => {
    const page = await show();
    for (const [, id] of page.matchAll(/<(?:input|select|textarea)\s+id="(\w+)"/g)) {
      if (id !== 'live') {
        expect(page).toContain(`for="${id}"`);
      }
    }
  });

  it('saves the app settings', async () => {
    const response = await post('app', {
      trustedDomains: 'a.example.com\nb.example.com:8443',
      trustedIps: 'any',
      visibleMemberIds: 'zhangsan lisi',
      personalFields: 'mobile',
      homeUrl: 'http://a.example.com/',
      desktopHomeUrl: 'http://a.example.com/admin',
      stopped: 'yes',
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(stage.app).toMatchObject({
      trustedDomains: ['a.example.com', 'b.example.com:8443'],
      trustedIps: 'any',
      visibleMemberIds: ['zhangsan', 'lisi'],
      personalFields: ['mobile'],
      desktopHomeUrl: 'http://a.example.com/admin',
      stopped: true,
    });
  });

  it('shows what is wrong with settings', async () => {
    const response = await post('app', { homeUrl: 'nowhere' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('apps[0].homeUrl must be an address');
  });

  it('takes an empty homepage for none', async () => {
    await post('app', { homeUrl: 'http://a.example.com/', desktopHomeUrl: 'http://a.example.com/admin' });
    expect((await post('app', { homeUrl: '', desktopHomeUrl: ' ' })).status).toBe(303);
    expect(stage.app.homeUrl).toBe('');
    expect(stage.app.desktopHomeUrl).toBeUndefined();
  });

  it('keeps what was typed beside a setting that it refuses', async () => {
    const typed = {
      trustedDomains: 'new.example.com',
      visibleDepartmentIds: '2 many',
      homeUrl: 'nowhere',
      desktopHomeUrl: 'http://a.example.com/desk',
      personalFields: 'email',
      stopped: 'yes',
    };
    const page = await (await post('app', typed)).text();
    for (const value of ['new.example.com', '2 many', 'nowhere', 'http://a.example.com/desk']) {
      expect(page).toContain(value);
    }
    expect(page).toMatch(/name="stopped" value="yes" checked/);
    expect(page).toMatch(/value="email" checked/);
    expect(page).not.toMatch(/value="mobile" checked/);
    expect(await show()).not.toContain('new.example.com');
  });

  it('saves the visible range, and whether the app reads the directory', async () => {
    const form = { visibleMemberIds: 'lisi', homeUrl: 'http://a.example.com/' };
    await post('app', { ...form, visibleDepartmentIds: '2 3', visibleTagIds: '1', readsDirectory: 'yes' });
    expect(stage.app).toMatchObject({ visibleDepartmentIds: [2, 3], visibleTagIds: [1], readsDirectory: true });
    await post('app', form);
    expect(stage.app).toMatchObject({ visibleDepartmentIds: [], visibleTagIds: [], readsDirectory: false });
  });

  it('saves limits, and none where nothing is typed', async () => {
    await post('limits', { callsPerMinute: '10', parallelCalls: '' });
    expect(stage.control.limits()).toEqual({ callsPerMinute: 10, parallelCalls: 'off' });
    const refused = await post('limits', { callsPerMinute: 'ten', parallelCalls: '77' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/value="ten"[^]*value="77"/);
  });

  it('takes a fault and clears it', async () => {
    await post('fail', { path: 'user/get', effect: 'errcode', value: '-1', times: '2' });
    await post('fail', { path: 'gettoken', effect: 'hangUp', value: '', times: '1' });
    expect(stage.control.faults()).toEqual([
      { path: 'user/get', errcode: -1, times: 2 },
      { path: 'gettoken', hangUp: true, times: 1 },
    ]);
    expect(await show()).toContain('hangUp');
    await post('clear-faults');
    expect(stage.control.faults()).toEqual([]);
  });

  it('moves the clock, switches behaviour and resets', async () => {
    await post('advance', { minutes: '5' });
    await post('behaviour', { ...stage.control.behaviour(), usedCode: '42022' });
    expect([stage.control.now(), stage.control.behaviour().usedCode]).toEqual([300_000, '42022']);
    await post('reset');
    expect([stage.control.now(), stage.control.behaviour().usedCode]).toEqual([0, '40029']);
  });

  it('shows remembered consents and forgets them', async () => {
    await stage.code('zhangsan', ['mobile']);
    expect(await show()).toContain('Forget consent of 张三');
    await post('forget-consent', { member: 'zhangsan' });
    expect(await show()).not.toContain('Forget consent of 张三');
  });

  it('shows the journal, masked, and clears it', async () => {
    await stage.token();
    const table = await (await stage.http.request('/__simulator/journal')).text();
    expect(table).toContain('/cgi-bin/gettoken');
    expect(table).not.toContain(stage.app.secret);
    await post('clear-journal');
    expect(stage.control.journal()).toEqual([]);
  });

  it('takes no form from another site', async () => {
    expect((await post('reset', {}, 'http://evil.example')).status).toBe(403);
  });

  it('escapes what it shows', async () => {
    stage.control.updateMember('zhangsan', { name: '<script>alert(1)</script>' });
    expect(await show()).not.toContain('<script>alert');
  });
});
