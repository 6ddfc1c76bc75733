/** One answer: a reply as JSON, an HTTP status, or a failure of the connection. */
type Answer = Record<string, unknown> | number | Error;

export interface SentRequest {
  /** Below `/cgi-bin/`: `user/get`. */
  path: string;
  query: Record<string, string>;
  init: RequestInit;
}

/** Stands in for WeCom's server API: gives each path its prepared answers in turn, and notes what was asked. */
export class ScriptedWeCom {
  readonly requests: SentRequest[] = [];
  /** Waits between repeats, in milliseconds. */
  readonly waits: number[] = [];
  private readonly answers = new Map<string, Answer[]>();

  /** Prepares the answers of a path; the last one stays. */
  answer(path: string, ...answers: Answer[]): this {
    this.answers.set(path, answers);
    return this;
  }

  sentTo(path: string): SentRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  readonly transport = {
    apiBaseUrl: 'https://wecom.test',
    fetch: (input: string | URL | Request, init: RequestInit = {}) => this.reply(new Request(input), init),
    sleep: (ms: number) => {
      this.waits.push(ms);
      return Promise.resolve();
    },
  };

  private reply({ url }: Request, init: RequestInit): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace('/cgi-bin/', '');
    this.requests.push({ path, query: Object.fromEntries(searchParams), init });
    const prepared = this.answers.get(path) ?? [];
    const answer = prepared.length > 1 ? prepared.shift() : prepared[0];
    if (answer === undefined || answer instanceof Error) {
      return Promise.reject(answer ?? new Error(`No answer prepared for ${path}`));
    }
    return Promise.resolve(
      typeof answer === 'number' ? new Response('', { status: answer }) : Response.json({ errcode: 0, ...answer }),
    );
  }
}
