import { describe, expect, it, vi } from 'vitest';
import { anApp } from '../wecom/testing/an-app';
import { type FetchOptions, type FetchProgress, fetchDirectory } from './fetch-directory';

type Reply = Record<string, unknown>;
type Break = Reply | number | Error | string;

const member = (userid: string, department: number[]) => ({ userid, name: userid, status: 1, department });

/** A company of three departments; Board is visible by a tag, lisi and wangwu alone. */
const COMPANY: Record<string, Reply> = {
  'agent/get': {
    allow_userinfos: { user: [{ userid: 'LiSi' }, { userid: 'zhangsan' }] },
    allow_partys: { partyid: [1] },
    allow_tags: { tagid: [3] },
  },
  'tag/get 3': { userlist: [{ userid: 'lisi' }, { userid: 'wangwu' }], partylist: [9] },
  'department/list': {
    department: [
      { id: 1, name: 'Company', parentid: 0, order: 1 },
      { id: 2, name: 'Sales', parentid: 1, order: 1 },
    ],
  },
  'department/list 9': { department: [{ id: 9, name: 'Board', parentid: 8, order: 1 }] },
  'user/list 1': { userlist: [member('ZhangSan', [1, 2])] },
  'user/list 2': { userlist: [member('zhangsan', [1, 2]), member('zhaoliu', [2])] },
  'user/list 9': { userlist: [member('sunqi', [9])] },
  'user/get lisi': member('lisi', []),
  'user/get wangwu': member('wangwu', [7]),
};

/** A WeCom that answers by what it is asked, and what was asked of it. */
function aCompany(changes: Record<string, Break> = {}) {
  const { app, wecom } = anApp();
  const calls = new Set<string>();
  const giveToken = wecom.transport.fetch;
  vi.spyOn(wecom.transport, 'fetch').mockImplementation((input, init) => {
    const { pathname, searchParams: query } = new URL(input instanceof Request ? input.url : input);
    const path = pathname.replace('/cgi-bin/', '');
    if (path === 'gettoken') {
      return giveToken(input, init);
    }
    const about =
      query.get('tagid') ?? query.get('id') ?? query.get('department_id') ?? query.get('userid')?.toLowerCase();
    const call = about ? `${path} ${about}` : path;
    calls.add(call);
    return answer(changes[call] ?? COMPANY[call] ?? new Error(`Nobody should ask: ${call}`));
  });
  return { app, calls };
}

function answer(given: Break): Promise<Response> {
  if (given instanceof Error) {
    return Promise.reject(given);
  }
  if (typeof given === 'string') {
    return Promise.resolve(new Response(given));
  }
  return Promise.resolve(
    typeof given === 'number' ? new Response('', { status: given }) : Response.json({ errcode: 0, ...given }),
  );
}

function options(changes: Partial<FetchOptions> = {}): FetchOptions {
  const { signal } = new AbortController();
  return { sleep: () => Promise.resolve(), signal, onProgress: () => {}, ...changes };
}

describe('a complete fetch', () => {
  it('asks for each department once, and for those visible alone or by a tag', async () => {
    const { app, calls } = aCompany();
    const { departments, members } = await fetchDirectory(app, options());
    expect(departments.map(({ id }) => id)).toEqual(['1', '2', '9']);
    expect(members.map(({ memberId }) => memberId)).toEqual(['zhangsan', 'zhaoliu', 'sunqi', 'lisi', 'wangwu']);
    expect([...calls].toSorted()).toEqual(Object.keys(COMPANY).toSorted());
  });

  it('tells how far it is', async () => {
    const { app } = aCompany();
    const told: FetchProgress[] = [];
    await fetchDirectory(app, options({ onProgress: (progress) => told.push(progress) }));
    expect(told).toContainEqual({ step: 'departments', done: 1, total: 2 });
    expect(told.filter(({ step }) => step === 'members')).toEqual(
      [1, 2, 3].map((done) => ({ step: 'members', done, total: 3 })),
    );
    expect(told.at(-1)).toEqual({ step: 'members-alone', done: 2, total: 2 });
  });

  it('never makes more than four calls at once', async () => {
    const department = Array.from({ length: 30 }, (_, index) => ({ id: index + 1, name: 'x', parentid: 0 }));
    const lists = Object.fromEntries(department.map(({ id }) => [`user/list ${id}`, { userlist: [] }]));
    const { app } = aCompany({ 'agent/get': {}, 'department/list': { department }, ...lists });
    let [open, most] = [0, 0];
    const call = app.call.bind(app);
    vi.spyOn(app, 'call').mockImplementation(async (...what) => {
      most = Math.max(most, (open += 1));
      const reply = await call(...what);
      open -= 1;
      return reply;
    });
    await fetchDirectory(app, options());
    expect(most).toBe(4);
  });

  it.each([60003, 60123])('leaves out a department that is gone meanwhile: %i', async (errcode) => {
    const { app } = aCompany({ 'user/list 2': { errcode, userlist: [] }, 'department/list 9': { errcode } });
    const { departments, members } = await fetchDirectory(app, options());
    expect(departments.map(({ id }) => id)).toEqual(['1']);
    expect(members.map(({ memberId }) => memberId)).toEqual(['ZhangSan', 'lisi', 'wangwu']);
  });

  it.each([60111, 60011])('leaves out a member visible alone who is gone meanwhile: %i', async (errcode) => {
    const { app } = aCompany({ 'user/get lisi': { errcode, userid: '' } });
    const { members } = await fetchDirectory(app, options());
    expect(members.map(({ memberId }) => memberId)).toEqual(['zhangsan', 'zhaoliu', 'sunqi', 'wangwu']);
  });
});

describe('a fetch that breaks', () => {
  const BREAKS: Array<[string, Break]> = [
    ['the address is not trusted', { errcode: 60020 }],
    ['the app may not', { errcode: 48002 }],
    ['WeCom is busy for good', { errcode: -1 }],
    ['WeCom breaks down', 500],
    ['something else answers', 404],
    ['the reply is no JSON', '<html>'],
    ['the reply is not WeCom’s', '[]'],
    ['the connection breaks', new Error('ECONNRESET')],
    ['it never answers', new DOMException('', 'TimeoutError')],
  ];

  it.each(BREAKS)('gives nothing back, whichever call it is: %s', async (_, broken) => {
    for (const call of Object.keys(COMPANY)) {
      const { app, calls } = aCompany({ [call]: broken });
      await expect(fetchDirectory(app, options()), call).rejects.toThrow(/^WeCom /);
      expect(calls).toContain(call);
    }
  });

  it.each(['department/list', 'user/list 1', 'user/get wangwu'])(
    'gives nothing back without the list: %s',
    async (call) => {
      const { app } = aCompany({ [call]: {} });
      await expect(fetchDirectory(app, options())).rejects.toThrow('reply lacks a field');
    },
  );
});

describe('a limit of WeCom', () => {
  it.each([45009, 45033])('is waited for, longer each time: %i', async (errcode) => {
    const { app } = aCompany({ 'department/list': { errcode } });
    const sleep = vi.fn(() => Promise.resolve());
    const told: FetchProgress[] = [];
    const fetched = fetchDirectory(app, options({ sleep, onProgress: (progress) => told.push(progress) }));
    await expect(fetched).rejects.toMatchObject({ errcode });
    const waits = [60_000, 120_000, 240_000, 480_000, 600_000];
    expect(sleep.mock.calls.map(([ms]: unknown[]) => ms)).toEqual(waits);
    expect(told.flatMap(({ waitsForMs }) => waitsForMs ?? [])).toEqual(waits);
  });

  it('is over at some time, and nothing is lost', async () => {
    const limited: Record<string, Break> = { 'user/list 2': { errcode: 45033 } };
    const { app } = aCompany(limited);
    const sleep = vi.fn(() => {
      limited['user/list 2'] = { userlist: [member('zhaoliu', [2])] };
      return Promise.resolve();
    });
    const { members } = await fetchDirectory(app, options({ sleep }));
    expect(sleep).toHaveBeenCalledTimes(1);
    expect(members).toHaveLength(5);
  });
});

describe('a fetch that is cancelled', () => {
  it('makes no further call', async () => {
    const { app, calls } = aCompany();
    const cancel = new AbortController();
    const onProgress = ({ step }: FetchProgress) => step === 'members' && cancel.abort();
    await expect(fetchDirectory(app, options({ signal: cancel.signal, onProgress }))).rejects.toThrow('aborted');
    expect([...calls].filter((call) => call.startsWith('user/get'))).toEqual([]);
  });

  it('does not wait for a limit to end', async () => {
    const { app, calls } = aCompany({ 'department/list': { errcode: 45009 } });
    const cancel = new AbortController();
    const sleep = (_: number, signal: AbortSignal) => {
      cancel.abort();
      signal.throwIfAborted();
      return Promise.resolve();
    };
    await expect(fetchDirectory(app, options({ signal: cancel.signal, sleep }))).rejects.toThrow('aborted');
    expect([...calls].at(-1)).toBe('department/list');
  });
});
