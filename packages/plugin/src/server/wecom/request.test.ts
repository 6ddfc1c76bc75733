import { EventEmitter, once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as z from 'zod/mini';
import { reasonOfTokenRefusal } from './errcodes';
import { callWeCom, type Call, type Transport } from './request';
import { ScriptedWeCom } from './testing/scripted-wecom';
import { WeComRefusedError, WeComUnreachableError } from './wecom-error';

const named = z.object({ name: z.string() });
const repeatable: Call = { path: 'user/get', query: { userid: 'zhangsan' }, repeatable: true };
const singleUse: Call = { path: 'auth/getuserinfo', query: { code: 'C0DE' }, repeatable: false };

/** A WeCom over a real socket, for what only a real connection shows. */
async function listen(listener: RequestListener): Promise<Transport> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { fetch: globalThis.fetch, apiBaseUrl: `http://127.0.0.1:${port}`, sleep: () => Promise.resolve() };
}

/** A WeCom that answers with these very bytes. */
const answering = (body: string | ReadableStream<Uint8Array>): Transport => ({
  ...new ScriptedWeCom().transport,
  fetch: () => Promise.resolve(new Response(body)),
});

async function refusal(reply: Record<string, unknown>): Promise<WeComRefusedError> {
  const { transport } = new ScriptedWeCom().answer('user/get', reply);
  const error: unknown = await callWeCom(transport, repeatable, named).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WeComRefusedError);
  return error as WeComRefusedError;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('sending', () => {
  it('sends a GET with the query, percent-encoded', async () => {
    const wecom = new ScriptedWeCom().answer('user/get', { name: '张三' });
    const fetch = vi.spyOn(wecom.transport, 'fetch');
    const reply = await callWeCom(wecom.transport, { ...repeatable, query: { userid: 'a&b=c 张' } }, named);
    expect(reply).toEqual({ name: '张三' });
    expect(fetch.mock.calls[0]?.[0]).toBe('https://wecom.test/cgi-bin/user/get?userid=a%26b%3Dc+%E5%BC%A0');
    expect(wecom.requests[0]?.init.method).toBeUndefined();
  });

  it('posts a body as JSON', async () => {
    const wecom = new ScriptedWeCom().answer('auth/getuserdetail', { name: 'x' });
    const body = { user_ticket: 'T1' };
    await callWeCom(wecom.transport, { path: 'auth/getuserdetail', query: {}, body, repeatable: false }, named);
    expect(wecom.requests[0]?.init).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"user_ticket":"T1"}',
    });
  });

  it('posts any JSON object', async () => {
    const wecom = new ScriptedWeCom().answer('message/send', { name: 'x' });
    const body = {
      touser: 'zhangsan|lisi',
      agentid: 1,
      safe: false,
      template_card: { links: [{ title: '张三' }, null] },
    };
    await callWeCom(wecom.transport, { path: 'message/send', query: {}, body, repeatable: false }, named);
    expect(wecom.requests[0]?.init.body).toBe(JSON.stringify(body));
  });

  it('puts a text together that arrives in pieces', async () => {
    const bytes = Buffer.from(JSON.stringify({ errcode: 0, name: '张' }));
    const cut = bytes.indexOf(Buffer.from('张')) + 1;
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.subarray(0, cut));
        controller.enqueue(bytes.subarray(cut));
        controller.close();
      },
    });
    expect(await callWeCom(answering(pieces), repeatable, named)).toEqual({ name: '张' });
  });
});

describe('limits', () => {
  it.each<[string, RequestListener]>([
    ['that never answers', () => undefined],
    ['that stops in the middle of a reply', (_, response) => response.write('{"errcode":')],
  ])('gives up on a WeCom %s after five seconds', async (_, listener) => {
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    const transport = await listen((request, response) => {
      listener(request, response);
      setImmediate(() => limit.abort(new DOMException('', 'TimeoutError')));
    });
    await expect(callWeCom(transport, singleUse, named)).rejects.toMatchObject({ problem: 'time limit' });
    expect(timeout.mock.calls).toEqual([[5000]]);
  });

  it('stops reading a reply that does not end', async () => {
    const connection = new EventEmitter();
    const hungUp = once(connection, 'close');
    const transport = await listen((_, response) => {
      const pour = setInterval(() => response.write('x'.repeat(64 * 1024)));
      response.on('close', () => {
        clearInterval(pour);
        connection.emit('close');
      });
    });
    await expect(callWeCom(transport, singleUse, named)).rejects.toMatchObject({ problem: 'reply too large' });
    await hungUp;
  });

  it('reads a reply of 256 KiB and none that is larger', async () => {
    const padding = 256 * 1024 - JSON.stringify({ errcode: 0, name: '' }).length;
    const wecom = new ScriptedWeCom().answer(
      'user/get',
      { name: 'x'.repeat(padding) },
      { name: 'x'.repeat(padding + 1) },
    );
    expect((await callWeCom(wecom.transport, repeatable, named)).name).toHaveLength(padding);
    await expect(callWeCom(wecom.transport, repeatable, named)).rejects.toMatchObject({ problem: 'reply too large' });
  });

  it('does not follow a redirect, which would carry the token elsewhere', async () => {
    const asked: string[] = [];
    const transport = await listen(({ url }, response) => {
      asked.push(String(url));
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    await expect(callWeCom(transport, singleUse, named)).rejects.toThrow(WeComUnreachableError);
    expect(asked).toEqual(['/cgi-bin/auth/getuserinfo?code=C0DE']);
  });
});

describe('repeats', () => {
  const passing = [
    ['no connection', new Error('ECONNRESET')],
    ['HTTP 502', 502],
    ['"system busy"', { errcode: -1 }],
  ] as const;

  it.each(passing)('repeats after %s and waits longer each time', async (_, failure) => {
    const wecom = new ScriptedWeCom().answer('user/get', failure, failure, { name: 'x' });
    expect(await callWeCom(wecom.transport, repeatable, named)).toEqual({ name: 'x' });
    expect(wecom.waits).toEqual([200, 600]);
  });

  it.each(passing)('gives up after the second repeat: %s', async (_, failure) => {
    const wecom = new ScriptedWeCom().answer('user/get', failure);
    await expect(callWeCom(wecom.transport, repeatable, named)).rejects.toThrow(/^WeCom /);
    expect(wecom.requests).toHaveLength(3);
    expect(wecom.waits).toEqual([200, 600]);
  });

  it('does not repeat after the time limit: the person has waited long enough', async () => {
    const wecom = new ScriptedWeCom().answer('user/get', new DOMException('', 'TimeoutError'));
    await expect(callWeCom(wecom.transport, repeatable, named)).rejects.toMatchObject({ problem: 'time limit' });
    expect(wecom.requests).toHaveLength(1);
  });

  it.each(passing)('never repeats a call that uses something up: %s', async (_, failure) => {
    const wecom = new ScriptedWeCom().answer('auth/getuserinfo', failure);
    await expect(callWeCom(wecom.transport, singleUse, named)).rejects.toThrow(/^WeCom /);
    expect(wecom.requests).toHaveLength(1);
  });

  it.each([
    ['a refusal', { errcode: 60011 }],
    ['the rate limit', { errcode: 45009 }],
    ['HTTP 404', 404],
    ['a reply that lacks a field', { nickname: 'x' }],
  ])('does not repeat what a repeat cannot mend: %s', async (_, failure) => {
    const wecom = new ScriptedWeCom().answer('user/get', failure);
    await expect(callWeCom(wecom.transport, repeatable, named)).rejects.toThrow(/^WeCom /);
    expect(wecom.requests).toHaveLength(1);
  });
});

describe('judging', () => {
  it('takes a reply without an errcode for a success', async () => {
    expect(await callWeCom(answering('{"name":"x"}'), repeatable, named)).toEqual({ name: 'x' });
  });

  it('goes by the number, even when the fields of a success are there', async () => {
    expect(await refusal({ errcode: 60111, errmsg: 'ok', name: 'x' })).toMatchObject({
      reason: 'not-in-visible-range',
      errcode: 60111,
    });
  });

  it('lets the caller say what a number means', async () => {
    const wecom = new ScriptedWeCom().answer('user/get', { errcode: 40001 });
    const call = callWeCom(wecom.transport, repeatable, named, reasonOfTokenRefusal);
    await expect(call).rejects.toMatchObject({ reason: 'wrong-secret' });
  });

  it.each([
    [
      '203.0.113.7',
      'not allow to access from your ip, hint: [1686838812640290159432749], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60020',
    ],
    ['2001:db8::7', 'not allow to access from your ip, from ip: 2001:db8::7, more info at x'],
    [undefined, 'not allow to access from your ip'],
    [undefined, 'from ip: <script>'],
    [undefined, 'from ip: 203.0.113.777'],
    [undefined, 'from ip: ..::..'],
  ])('reads the address %s from the text', async (callerIp, errmsg) => {
    expect((await refusal({ errcode: 60020, errmsg })).callerIp).toBe(callerIp);
  });

  it.each([
    ['is not JSON', '<html>', 'reply is not JSON'],
    ['is empty', '', 'reply is not JSON'],
    ['is a list', '[]', 'reply is not from WeCom'],
    ['has a text for a number', '{"errcode":"0","name":"x"}', 'reply is not from WeCom'],
    ['lacks a field', '{"errcode":0}', 'reply lacks a field'],
  ])('does not accept a reply that %s', async (_, body, problem) => {
    await expect(callWeCom(answering(body), repeatable, named)).rejects.toMatchObject({
      name: 'WeComUnreachableError',
      problem,
    });
  });
});

describe('secrecy', () => {
  const secret = 'pLaNtEd-SeCrEt';
  const leaky = new Error(`connect failed: https://wecom.test/?access_token=${secret}`, { cause: { secret } });

  it.each<[string, () => Promise<Response>]>([
    ['the connection fails', () => Promise.reject(leaky)],
    ['the address is not one', () => Promise.reject(new TypeError(`Invalid URL: ${secret}`))],
    ['WeCom answers with an HTTP error', () => Promise.resolve(new Response(secret, { status: 500 }))],
    ['the reply is not JSON', () => Promise.resolve(new Response(secret))],
    ['the reply lacks a field', () => Promise.resolve(Response.json({ errcode: 0, echo: secret }))],
    ['WeCom refuses', () => Promise.resolve(Response.json({ errcode: 40029, errmsg: secret }))],
  ])('keeps secrets out of the error when %s', async (_, fetch) => {
    const call = { path: 'gettoken', query: { corpsecret: secret }, body: { user_ticket: secret }, repeatable: true };
    const sending = callWeCom({ ...new ScriptedWeCom().transport, fetch }, call, named);
    const error: unknown = await sending.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error)).not.toContain(secret);
  });
});
