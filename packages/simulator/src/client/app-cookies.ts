/**
 * The cookies that the app has set through the client. A browser keeps them for all servers of this machine, on whatever
 * port, so that only the app's own may be ended with its data.
 */
export class AppCookies {
  /** The header that ends each of them, by name and path. */
  private readonly ends = new Map<string, string>();

  /**
   * Notes what an answer of the app sets.
   * @param setCookies its `Set-Cookie` headers
   * @param requestPath whose folder is the path of a cookie that names none
   */
  note(setCookies: string[], requestPath: string): void {
    for (const cookie of setCookies) {
      const name = /^\s*([^=;\s]+)/.exec(cookie)?.[1] ?? '';
      const path = /;\s*path=(\/[^;]*)/i.exec(cookie)?.[1]?.trim() ?? folderOf(requestPath);
      this.ends.set(`${name} ${path}`, `${name}=; Path=${path}; Max-Age=0`);
    }
  }

  /** The `Set-Cookie` headers that end all of them. They are forgotten here. */
  takeEnds(): string[] {
    const ends = [...this.ends.values()];
    this.ends.clear();
    return ends;
  }
}

function folderOf(path: string): string {
  const [pathname = ''] = path.split('?');
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}
