/**
 * Makes coming answers go wrong. Without any effect beside `delayMs`, the ordinary answer follows after the delay.
 */
export interface FaultRule {
  /** Matches every request whose path contains this, e.g. `user/get`. */
  path: string;
  /** How many requests it spoils; 1 unless given. */
  times?: number;
  /** Real milliseconds to wait before anything else happens. */
  delayMs?: number;
  /** A WeCom error, HTTP 200. */
  errcode?: number;
  /** An HTTP status, e.g. 502, with a short HTML body. */
  status?: number;
  /** Cuts the connection without an answer. */
  hangUp?: boolean;
  /** A body that ends in the middle of the JSON. */
  badJson?: boolean;
  /** An HTML page with HTTP 200, as a captive portal gives. */
  html?: boolean;
  /** A valid JSON body of about so many bytes. */
  hugeBodyBytes?: number;
  /** The headers at once, the body dripping for so many real milliseconds. */
  slowBodyMs?: number;
}

/** The faults that wait for their request. */
export class Faults {
  private rules: (FaultRule & { times: number })[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ times: 1, ...rule });
  }

  /** The first rule for this path, used up by one. */
  take(path: string): FaultRule | undefined {
    const index = this.rules.findIndex((rule) => path.includes(rule.path));
    const rule = this.rules[index];
    if (!rule) {
      return undefined;
    }
    rule.times -= 1;
    if (rule.times <= 0) {
      this.rules.splice(index, 1);
    }
    return rule;
  }

  waiting(): FaultRule[] {
    return this.rules.map((rule) => ({ ...rule }));
  }

  clear(): void {
    this.rules = [];
  }
}
