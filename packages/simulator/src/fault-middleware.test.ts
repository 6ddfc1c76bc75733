import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from './simulator.js';

describe('a fault', () => {
  let simulator: Simulator;
  beforeEach(async () => (simulator = await startSimulator()));
  afterEach(() => simulator.stop());
  const call = (path = 'gettoken') => fetch(`${simulator.url}/cgi-bin/${path}`);

  it('spoils one answer, then the ordinary one follows', async () => {
    simulator.control.fail({ path: 'gettoken', errcode: -1 });
    expect(await (await call()).json()).toMatchObject({ errcode: -1 });
    expect(await (await call()).json()).toMatchObject({ errcode: 41004 });
  });

  it('spoils as many answers as it is told, of matching paths only', async () => {
    simulator.control.fail({ path: 'user/get', errcode: 45009, times: 2 });
    expect((await call()).headers.get('error-code')).toBe('41004');
    for (const code of ['45009', '45009', '41001']) {
      expect((await call('user/get')).headers.get('error-code')).toBe(code);
    }
  });

  it('is used in order with others for the same path', async () => {
    simulator.control.fail({ path: 'gettoken', status: 502 });
    simulator.control.fail({ path: 'gettoken', status: 503 });
    expect([(await call()).status, (await call()).status]).toEqual([502, 503]);
  });

  it('hangs up', async () => {
    simulator.control.fail({ path: 'gettoken', hangUp: true });
    await expect(call()).rejects.toThrow('fetch failed');
  });

  it('breaks the JSON', async () => {
    simulator.control.fail({ path: 'gettoken', badJson: true });
    const answer = await call();
    expect(answer.headers.get('content-type')).toContain('application/json');
    await expect(answer.json()).rejects.toThrow();
  });

  it('answers HTML', async () => {
    simulator.control.fail({ path: 'gettoken', html: true });
    expect(await (await call()).text()).toMatch(/^<html>/);
  });

  it('answers a huge body', async () => {
    simulator.control.fail({ path: 'gettoken', hugeBodyBytes: 2_000_000 });
    expect((await (await call()).text()).length).toBeGreaterThan(2_000_000);
  });

  it('drips the body after the headers', async () => {
    simulator.control.fail({ path: 'gettoken', slowBodyMs: 40 });
    expect(await (await call()).json()).toEqual({ errcode: 0, errmsg: 'ok' });
  });

  it('delays, and then answers as ever', async () => {
    simulator.control.fail({ path: 'gettoken', delayMs: 30 });
    const start = performance.now();
    expect(await (await call()).json()).toMatchObject({ errcode: 41004 });
    expect(performance.now() - start).toBeGreaterThanOrEqual(29);
  });

  it('does not keep the simulator from stopping', async () => {
    simulator.control.fail({ path: 'gettoken', delayMs: 60_000 });
    const answer = call().catch((error: Error) => error.message);
    while (simulator.control.faults().length > 0) {
      await new Promise(setImmediate);
    }
    await simulator.stop();
    expect(await answer).toBe('fetch failed');
  });

  it('is marked in the journal', async () => {
    simulator.control.fail({ path: 'gettoken', errcode: -1 });
    await call();
    expect(simulator.control.journal()).toMatchObject([{ errcode: -1, fault: true }]);
  });

  it('can be taken back', async () => {
    simulator.control.fail({ path: 'gettoken', errcode: -1 });
    simulator.control.clearFaults();
    expect(await (await call()).json()).toMatchObject({ errcode: 41004 });
  });
});
