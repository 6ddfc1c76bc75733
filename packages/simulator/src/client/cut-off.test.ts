import { Agent, request } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type Simulator } from '../simulator.js';

const HTML = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<html>';
const PICTURE = 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 1000\r\n\r\nPNG';
const CHUNKED = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
const UPGRADED = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

const reset = (socket: Socket) => void socket.resetAndDestroy();
const saying = (words: string, then: (socket: Socket) => void) => (socket: Socket) =>
  void socket.write(words, () => then(socket));
const hangUp = (socket: Socket) => void socket.end();

/** Asks for a websocket; resolves to all that the client says until it closes the connection. */
function askForWebsocket(origin: string, then: (socket: Socket) => void = () => undefined): Promise<string> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  then(socket);
  return text(socket).catch(() => 'cut');
}

/** An app that answers every connection in one bad way, and its simulated client. */
describe('the simulated WeCom client before an app that breaks off', () => {
  let app: Server;
  let behave: (socket: Socket) => void;
  let simulator: Simulator;
  let origin: string;

  beforeEach(async () => {
    app = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => behave(socket));
    });
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const appOrigin = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
    simulator = await startSimulator({ clientPort: 0, appOrigin });
    origin = new URL(simulator.clientUrl ?? '').origin;
  });
  afterEach(async () => {
    await simulator.stop();
    app.close();
  });

  /** An unhandled error of the process would fail the run; this shows that the client still answers, too. */
  const expectAlive = async () => expect((await fetch(`${origin}/__client/workbench`)).status).toBe(200);

  it.each([
    ['resets the connection before it says anything', reset],
    ['hangs up before it says anything', hangUp],
    ['speaks something else than HTTP', saying('220 mail.example.com ESMTP\r\n', hangUp)],
    ['answers with half a header', saying('HTTP/1.1 200 OK\r\nContent-Ty', reset)],
    ['answers with a status that does not exist', saying('HTTP/1.1 042 Odd\r\nContent-Length: 0\r\n\r\n', hangUp)],
    ['resets the connection in the middle of a page', saying(HTML, reset)],
    ['hangs up in the middle of a page', saying(HTML, hangUp)],
    ['resets the connection in the middle of JSON', saying(`${CHUNKED}4\r\n{"a"\r\n`, reset)],
    ['sends a chunk that is none', saying(`${CHUNKED}zz\r\n`, hangUp)],
    ['switches protocols though nobody asked', saying(UPGRADED, hangUp)],
  ])('answers 502 when it %s', async (_case, how) => {
    behave = how;
    const response = await fetch(`${origin}/`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('Is it running?');
    await expectAlive();
  });

  it.each([
    ['resets the connection', reset],
    ['hangs up', hangUp],
  ])('cuts the connection, too, when it %s in the middle of a picture', async (_case, how) => {
    behave = saying(PICTURE, how);
    const response = await fetch(`${origin}/picture.png`);
    expect(response.status).toBe(200);
    await expect(response.arrayBuffer()).rejects.toThrow('terminated');
    await expectAlive();
  });

  it.each([
    ['while the app thinks', () => undefined],
    ['in the middle of a page', saying(HTML, () => undefined)],
    ['in the middle of a picture', saying(PICTURE, () => undefined)],
  ])('ends the request when the person goes away %s', async (_case, how) => {
    const ended = new Promise<void>((resolve) => {
      behave = (socket) => {
        socket.once('close', () => resolve());
        how(socket);
        person.destroy();
      };
    });
    const person = request(`${origin}/page`, { method: 'POST', agent: new Agent() });
    person.on('error', () => undefined);
    person.end('words');
    await ended;
    await expectAlive();
  });

  describe('with a websocket', () => {
    it.each([
      ['resets the connection', reset],
      ['hangs up', hangUp],
      ['speaks something else than HTTP', saying('nothing of HTTP\r\n', hangUp)],
    ])('answers 502 when it %s', async (_case, how) => {
      behave = how;
      expect(await askForWebsocket(origin)).toMatch(/^HTTP\/1\.1 502 /);
      await expectAlive();
    });

    it('hands a refusal on', async () => {
      behave = saying(
        'HTTP/1.1 403 Forbidden\r\nX-Why: no\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n',
        hangUp,
      );
      const answer = await askForWebsocket(origin);
      expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\nx-why: no\r\nConnection: close\r\n\r\nno$/);
    });

    it('closes the connection when the app resets it later', async () => {
      behave = saying(`${UPGRADED}hello`, reset);
      expect(await askForWebsocket(origin)).toMatch(/^(HTTP\/1\.1 101 [^]*|cut)$/);
      await expectAlive();
    });

    it('tells the app when the person goes away', async () => {
      const ended = new Promise<void>((resolve) => {
        behave = (socket) => {
          socket.once('close', () => resolve());
          socket.write(UPGRADED);
        };
      });
      await askForWebsocket(origin, (socket) => void socket.once('data', () => socket.resetAndDestroy()));
      await ended;
      await expectAlive();
    });
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('takes the device %s for a phone', async (device) => {
    behave = saying('HTTP/1.1 204 No Content\r\n\r\n', hangUp);
    const headers = { cookie: `wecom_simulator_device=${device}` };
    expect((await fetch(`${origin}/`, { headers })).status).toBe(204);
    expect(await (await fetch(`${origin}/__client/user-agent.js`, { headers })).text()).toContain('iPhone');
  });
});
