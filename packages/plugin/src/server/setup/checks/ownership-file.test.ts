import { describe, expect, it } from 'vitest';
import { checkOwnershipFiles } from './ownership-file';

const NAME = 'WW_verify_DDzKZAh4svwfgX39.txt';
const BODY = 'DDzKZAh4svwfgX39';
const ORIGIN = 'https://nocobase.example.com';

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode(BODY)) });
}

function refused(): Response {
  throw new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
}

/** Runs the check against a site that answers after some milliseconds. */
async function checkSite(answer: () => Response, afterMs = 0, names = [NAME]) {
  const waits: number[] = [];
  const requests: [unknown, RequestInit | undefined][] = [];
  let now = 1000;
  const result = await checkOwnershipFiles(ORIGIN, names, {
    fetch: (address, init) => {
      requests.push([address, init]);
      now += afterMs;
      return new Promise((resolve) => resolve(answer()));
    },
    now: () => now,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { result, waits, requests };
}

it('fetches as WeCom does, and follows no redirect', async () => {
  const { result, requests } = await checkSite(() => new Response(BODY));
  expect(result).toMatchObject({ status: 'passed', values: { number: 1, origin: ORIGIN } });
  expect(requests).toEqual([[`${ORIGIN}/${NAME}`, expect.objectContaining({ redirect: 'error' })]]);
});

it('takes a line end after the text', async () => {
  expect((await checkSite(() => new Response(`${BODY}\r\n`))).result.status).toBe('passed');
});

it('names the first file that is missing', async () => {
  const answers = [new Response(BODY), new Response('', { status: 404 })];
  const { result } = await checkSite(() => answers.shift() ?? Response.error(), 0, [NAME, `${NAME}x`]);
  expect(result.values).toEqual({ url: `${ORIGIN}/${NAME}x` });
});

describe('one answer for all failures, after the same time', () => {
  it.each<[string, () => Response, number]>([
    ['a page of the application', () => new Response('<html></html>'), 20],
    ['the right text, not found', () => new Response(BODY, { status: 404 }), 20],
    ['another text', () => new Response('0000000000000000'), 300],
    ['more than the text', () => new Response(BODY.repeat(10)), 20],
    ['a body without an end', () => new Response(endless()), 20],
    ['nothing that listens', refused, 1],
    ['nothing that answers', refused, 4000],
    ['a redirect', refused, 50],
  ])('%s', async (_, answer, afterMs) => {
    const { result, waits } = await checkSite(answer, afterMs);
    expect(result).toEqual({
      check: 'ownership-file',
      status: 'failed',
      reason: 'not-served',
      values: { url: `${ORIGIN}/${NAME}` },
      paste: 'location ~ "^/WW_verify_[A-Za-z0-9]{16}\\.txt$" {\n  proxy_pass http://127.0.0.1:13000;\n}',
    });
    expect(waits).toEqual([4000 - afterMs]);
  });
});
