import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

/** A change of the trusted domain to one that stands for a number. */
function domain(count: number) {
  return { agentid: 1000002, redirect_domain: `d${count}.example.com` };
}

describe('agent/set', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  const set = (body: unknown, app = stage.app) =>
    stage.callAs(
      app,
      'agent/set',
      {},
      { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
    );
  const settings = () => stage.callAs(stage.app, 'agent/get', { agentid: '1000002' });

  it('changes what is sent and leaves the rest', async () => {
    const before = await settings();
    expect(await set({ agentid: 1000002, home_url: 'https://app.example.com/in' })).toMatchObject({ errcode: 0 });
    expect(await settings()).toEqual({ ...before, home_url: 'https://app.example.com/in' });
  });

  it('changes the first trusted domain', async () => {
    stage.control.updateApp({ trustedDomains: ['old.example.com', 'second.example.com'] });
    await set({ agentid: 1000002, redirect_domain: 'new.example.com:8443' });
    expect(await settings()).toMatchObject({ redirect_domain: 'new.example.com:8443' });
    expect(stage.app.trustedDomains).toEqual(['new.example.com:8443', 'second.example.com']);
  });

  it.each([
    ['a body that is no JSON', 'x', 40058],
    ['a body that is no object', 'null', 40058],
    ['no agent ID', {}, 41011],
    ['an agent ID as a text', { agentid: '1000002' }, 40056],
    ['an unknown agent ID', { agentid: 7 }, 40056],
    ["another app's agent ID", { agentid: 1000003 }, 301002],
    ['a homepage without a scheme', { agentid: 1000002, home_url: 'app.example.com' }, 40094],
    ['a domain with a scheme', { agentid: 1000002, redirect_domain: 'https://app.example.com' }, 80001],
    ['a domain with a path', { agentid: 1000002, redirect_domain: 'app.example.com/x' }, 80001],
    ['a domain with an underscore', { agentid: 1000002, redirect_domain: 'my_app.example.com' }, 80001],
    ['an address for a domain', { agentid: 1000002, redirect_domain: '203.0.113.9' }, 80001],
    ['a name that is too long', { agentid: 1000002, name: 'x'.repeat(33) }, 40058],
    ['a description that is too short', { agentid: 1000002, description: 'abc' }, 40058],
  ])('refuses %s and changes nothing', async (_, body, errcode) => {
    const before = await settings();
    expect(await set(body)).toMatchObject({ errcode });
    expect(await settings()).toEqual(before);
  });

  it('is a POST', async () => {
    expect(await stage.callAs(stage.app, 'agent/set', { agentid: '1000002' })).toMatchObject({ errcode: 40058 });
  });

  it('refuses the twenty-first change of the trusted domain within a month', async () => {
    for (let count = 1; count <= 20; count += 1) {
      await set(domain(count));
    }
    expect(await set(domain(20))).toMatchObject({ errcode: 0 });
    expect(await set(domain(21))).toMatchObject({ errcode: 85004 });
    stage.control.advance(31 * 24 * 3_600_000);
    expect(await set(domain(21))).toMatchObject({ errcode: 0 });
  });

  it('takes a domain on and complains that nobody proved whose it is, when switched so', async () => {
    stage.control.setBehaviour({ unprovenDomain: '85005' });
    expect(await set({ agentid: 1000002, redirect_domain: 'new.example.com' })).toMatchObject({ errcode: 85005 });
    expect(await settings()).toMatchObject({ redirect_domain: 'new.example.com' });
  });
});
