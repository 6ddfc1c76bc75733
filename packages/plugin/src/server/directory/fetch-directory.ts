import type { WeComApp } from '../wecom/app';
import { type DirectoryMember, getDirectoryMember, listMembersOf } from '../wecom/calls/department-members';
import { type Department, listDepartments, listDepartmentsBelow } from '../wecom/calls/departments';
import { getTag } from '../wecom/calls/tags';
import { getVisibleRange } from '../wecom/calls/visible-range';
import { atMost } from './at-most';
import type { ToldDirectory } from './plan/facts';
import { waitForWeCom, type Waiting } from './wait-for-wecom';

/** So many calls are under way at once: WeCom limits them, and does not say to how many (45033). */
const CALLS_AT_ONCE = 4;

/** Where a fetch is: calls of a step, those made and all. */
export interface FetchProgress {
  step: 'departments' | 'members' | 'members-alone';
  done: number;
  total: number;
  /** WeCom counts too many calls: nothing moves for so many milliseconds. */
  waitsForMs?: number;
}

export interface FetchOptions extends Pick<Waiting, 'sleep' | 'signal'> {
  onProgress: (progress: FetchProgress) => void;
}

/**
 * Reads the whole directory that the app can see: its departments, the members of each, and those who are visible alone or by
 * a tag. All or nothing: only what is gone by the time it is asked about is left out.
 * @throws WeComRefusedError, WeComUnreachableError any call failed, also after its repeats; the reason of the signal
 */
export async function fetchDirectory(app: WeComApp, options: FetchOptions): Promise<ToldDirectory> {
  const fetch = new Fetch(app, options);
  const range = await fetch.readRange();
  const { departments, members } = await fetch.readMembers(await fetch.readDepartments(range.departmentIds));
  const alone = await fetch.readAlone(range.memberIds.filter((memberId) => !members.has(keyOf(memberId))));
  return { departments, members: [...members.values(), ...alone] };
}

/** WeCom ignores the case of member IDs. */
function keyOf(memberId: string): string {
  return memberId.toLowerCase();
}

class Fetch {
  private progress: FetchProgress = { step: 'departments', done: 0, total: 1 };

  constructor(
    private readonly app: WeComApp,
    private readonly options: FetchOptions,
  ) {}

  /** Members and departments that are visible for themselves or by a tag. */
  async readRange(): Promise<{ memberIds: string[]; departmentIds: string[] }> {
    const { memberIds, tagIds } = await this.call(() => getVisibleRange(this.app));
    this.begin('departments', tagIds.length + 1);
    const tags = await this.each(tagIds, (tagId) => getTag(this.app, tagId));
    const named = [...memberIds, ...tags.flatMap((tag) => tag.memberIds)];
    const once = new Map(named.map((memberId) => [keyOf(memberId), memberId]));
    return { memberIds: [...once.values()], departmentIds: tags.flatMap((tag) => tag.departmentIds) };
  }

  /** @param byTag departments that are visible by a tag, should the list not tell them */
  async readDepartments(byTag: readonly string[]): Promise<Map<string, Department>> {
    const departments = new Map<string, Department>();
    const add = (told: Department[]) => told.forEach((department) => departments.set(department.id, department));
    add(await this.call(() => listDepartments(this.app)));
    for (const id of byTag) {
      if (!departments.has(id)) {
        add((await this.call(() => listDepartmentsBelow(this.app, id))) ?? []);
      }
    }
    return departments;
  }

  /** @returns the departments that were still there, and everybody in them by their key */
  async readMembers(
    departments: ReadonlyMap<string, Department>,
  ): Promise<{ departments: Department[]; members: Map<string, DirectoryMember> }> {
    this.begin('members', departments.size);
    const members = new Map<string, DirectoryMember>();
    const there = await this.each([...departments.values()], async (department) => {
      const told = await listMembersOf(this.app, department.id);
      // Somebody who was moved meanwhile is in both: the later answer is right.
      told?.forEach((member) => members.set(keyOf(member.memberId), member));
      return told ? department : undefined;
    });
    return { departments: there.filter((department) => department !== undefined), members };
  }

  /** Whom WeCom no longer shows by now is missing, and asked about again before anything is done. */
  async readAlone(memberIds: readonly string[]): Promise<DirectoryMember[]> {
    this.begin('members-alone', memberIds.length);
    const told = await this.each(memberIds, (memberId) => getDirectoryMember(this.app, memberId));
    return told.filter((answer) => typeof answer !== 'string');
  }

  private each<Item, Result>(items: readonly Item[], ask: (item: Item) => Promise<Result>): Promise<Result[]> {
    return atMost(CALLS_AT_ONCE, items, (item) => this.call(() => ask(item)));
  }

  private async call<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
    const { sleep, signal } = this.options;
    const onWait = (waitsForMs: number) => this.options.onProgress({ ...this.progress, waitsForMs });
    const reply = await waitForWeCom(ask, { sleep, signal, onWait });
    this.progress = { ...this.progress, done: this.progress.done + 1 };
    this.options.onProgress(this.progress);
    return reply;
  }

  private begin(step: FetchProgress['step'], total: number): void {
    this.progress = { step, done: 0, total };
  }
}
