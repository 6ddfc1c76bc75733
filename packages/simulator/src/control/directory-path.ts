/** The department and, in it, the member that the directory page shows. */
export interface Selection {
  departmentId: number;
  memberId?: string;
}

/** Where the page is that shows a selection. */
export function directoryPath({ departmentId, memberId }: Selection): string {
  const member = memberId === undefined ? '' : `&member=${encodeURIComponent(memberId)}`;
  return `/__simulator/directory?department=${departmentId}${member}`;
}
