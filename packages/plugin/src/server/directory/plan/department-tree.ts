/** NocoBase's departments, to try moves in. Departments are named by any text that is theirs alone. */
export class DepartmentTree {
  private readonly parents: Map<string, string | undefined>;

  constructor(departments: ReadonlyArray<{ id: string; parentId: string | undefined }>) {
    this.parents = new Map(departments.map(({ id, parentId }) => [id, parentId]));
  }

  parentOf(department: string): string | undefined {
    return this.parents.get(department);
  }

  /**
   * Puts a department below another, or at the top.
   * @returns false when that one stands below it: then nothing is moved
   */
  move(department: string, parent: string | undefined): boolean {
    const isNew = !this.parents.has(department);
    if (!isNew && this.isWithin(department, parent)) {
      return false;
    }
    this.parents.set(department, parent);
    return true;
  }

  private isWithin(department: string, start: string | undefined): boolean {
    const passed = new Set<string>();
    for (let at = start; at !== undefined && !passed.has(at); at = this.parents.get(at)) {
      if (at === department) {
        return true;
      }
      passed.add(at);
    }
    return false;
  }
}
