import type { SourceLink } from '../plan';

/** A link of user 7 by member ID. */
export function aLink(changes: Partial<SourceLink> = {}): SourceLink {
  return {
    userId: 7,
    username: 'zhang',
    phone: null,
    isRoot: false,
    uuid: 'ZhangSan',
    nickname: '张三',
    avatar: '',
    ...changes,
  };
}
