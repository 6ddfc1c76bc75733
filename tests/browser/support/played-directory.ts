// A directory as the server would tell it, played for pages: every kind of finding, a run in any state.
import type { Page, Route } from '@playwright/test';
import type {
  AskedDecision,
  DepartmentFinding,
  DirectoryPreview,
  Finding,
  FindingDetails,
  ListedFinding,
  ListedRun,
  MemberFinding,
  SourceCheck,
} from '../../../packages/plugin/src/shared/directory';

const MEMBER_FINDINGS: MemberFinding[] = [
  'unchanged',
  'changed',
  'made',
  'suggested',
  'waits-for-choice',
  'unlinked',
  'user-deleted',
  'linked-elsewhere',
  'reused-id',
  'probably-renamed',
  'closed',
  'departed',
  'waits-for-confirmation',
  'kept-open',
  'failed',
];
const DEPARTMENT_FINDINGS: DepartmentFinding[] = ['made', 'unchanged', 'vanished', 'deleted-by-hand', 'failed'];

const USERS = [
  { id: 7, nickname: 'Wang Wu', username: 'wangwu' },
  { id: 8, nickname: 'Zhao Liu', username: 'zhaoliu' },
];

const DETAILS: Partial<Record<Finding['kind'], FindingDetails>> = {
  suggested: { candidates: [{ userId: 7, evidence: ['name'], acceptance: 'list' }] },
  unlinked: { candidates: [{ userId: 8, evidence: ['username', 'former-link'], acceptance: 'singly' }] },
  'linked-elsewhere': { userIds: [7, 8] },
  'probably-renamed': { other: 'wang.wu' },
  closed: { reason: 'left', ownedDepartments: ['3'] },
  'kept-open': { reason: 'no-answer' },
  changed: { fields: ['nickname', 'email'] },
  failed: { reason: 'value-taken', planned: 'made' },
};

const WITH_USER: readonly Finding['kind'][] = ['changed', 'closed', 'reused-id', 'waits-for-confirmation', 'reported'];

function findingOf(subject: Finding['subject'], kind: Finding['kind'], id: number): ListedFinding {
  return {
    id,
    subject,
    wecomId: subject === 'member' ? `${kind}-id` : String(id),
    name: `${subject} ${kind}`,
    kind,
    ...(subject === 'member' && WITH_USER.includes(kind) && { userId: 8 }),
    details: (subject === 'member' || kind === 'failed' ? DETAILS[kind] : undefined) ?? {},
  };
}

const FINDINGS: ListedFinding[] = [
  ...MEMBER_FINDINGS.map((kind, index) => findingOf('member', kind, index + 1)),
  ...DEPARTMENT_FINDINGS.map((kind, index) => findingOf('department', kind, index + 101)),
];

const COUNTS = {
  members: Object.fromEntries(MEMBER_FINDINGS.map((kind) => [kind, 1])),
  departments: Object.fromEntries(DEPARTMENT_FINDINGS.map((kind) => [kind, 1])),
};

export const ENDED: ListedRun = {
  id: 5,
  state: 'succeeded',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:01:00.000Z',
  isCancelRequested: false,
  counts: COUNTS,
};

export const UNDER_WAY: ListedRun = {
  id: 6,
  state: 'running',
  startedAt: '2026-01-02T00:00:00.000Z',
  isCancelRequested: false,
  progress: { step: 'write', done: 12, total: 48, restMs: 180_000 },
};

const DEPARTMENTS = [
  { id: '1', name: 'Example Co' },
  { id: '2', name: 'Sales', parentId: '1' },
];

/** What the server would answer; a test changes it at will. */
export interface PlayedDirectory {
  source: { name: string; enabled: boolean; options: Record<string, unknown> };
  run: ListedRun | null;
  check: SourceCheck;
  preview: DirectoryPreview;
  /** The refusal of a run. */
  refusal: { code: string; message: string } | undefined;
  decided: AskedDecision[];
  /** The values of other requests that change something, by action. */
  asked: Record<string, unknown>;
}

/** Answers for the server whatever the pages of a directory ask. */
export async function playDirectory(page: Page): Promise<PlayedDirectory> {
  const played: PlayedDirectory = {
    source: { name: 'hq', enabled: true, options: { authenticator: 'wecom', departments: [], leavers: 'close' } },
    run: ENDED,
    check: { departments: DEPARTMENTS, membersAlone: 3, tags: 1 },
    preview: { counts: COUNTS, departments: DEPARTMENTS, findings: FINDINGS, users: USERS },
    refusal: undefined,
    decided: [],
    asked: {},
  };
  await page.route(/\/api\/(userData|userDataSyncSources|wecom):/, (route) => answer(route, played));
  return played;
}

async function answer(route: Route, played: PlayedDirectory): Promise<void> {
  const url = new URL(route.request().url());
  const action = url.pathname.split('/').at(-1) ?? '';
  const post = route.request().method() === 'POST' ? (route.request().postDataJSON() as Record<string, unknown>) : {};
  const json = reply(action, url.searchParams, post, played);
  if (json === undefined) {
    return route.fallback();
  }
  const isRefused = action === 'userData:pull' && played.refusal !== undefined;
  return route.fulfill({ status: isRefused ? 409 : 200, json });
}

function reply(
  action: string,
  query: URLSearchParams,
  post: Record<string, unknown>,
  played: PlayedDirectory,
): object | undefined {
  switch (action) {
    case 'userData:listSyncTypes':
      return { data: [{ name: 'wecom-directory', title: 'WeCom directory' }] };
    case 'userDataSyncSources:list':
      return { data: [{ id: 1, sourceType: 'wecom-directory', ...played.source }], meta: { count: 1 } };
    case 'userDataSyncSources:create':
      played.asked[action] = post;
      return { data: { id: 1 } };
    case 'userData:pull':
      played.run = played.refusal ? played.run : UNDER_WAY;
      return played.refusal ? { errors: [played.refusal] } : { data: null };
    case 'wecom:currentRun':
      return { data: { run: played.run } };
    case 'wecom:listRuns':
      return { data: [...(played.run && played.run.id !== ENDED.id ? [played.run] : []), ENDED], meta: { count: 2 } };
    case 'wecom:listFindings':
      return listFindings(query);
    case 'wecom:checkSource':
      return { data: played.check };
    case 'wecom:previewSource':
      return { data: played.preview };
    case 'wecom:decide':
      played.decided = post['decisions'] as AskedDecision[];
      return { data: { decided: played.decided.length, isStarted: false } };
    case 'wecom:cancelRun':
    case 'wecom:chooseCreateUsers':
      played.asked[action] = post;
      return { data: { isStarted: false } };
    default:
      return undefined;
  }
}

function listFindings(query: URLSearchParams): object {
  const [subject, kind] = [query.get('subject'), query.get('kind')];
  const search = query.get('search') ?? '';
  const rows = FINDINGS.filter(
    (row) =>
      !['unchanged', 'departed'].includes(row.kind) &&
      row.subject === (subject ?? row.subject) &&
      row.kind === (kind ?? row.kind) &&
      row.name.includes(search),
  );
  const start = (Number(query.get('page')) - 1) * Number(query.get('pageSize'));
  const data = rows.slice(start, start + Number(query.get('pageSize')));
  return { data, meta: { count: rows.length, users: USERS } };
}
