/** One line of the table. */
export interface Row {
  what: string;
  /** The target in words; absent for a figure that only explains. */
  target?: string;
  measured: string;
  /** Whether the target is met; absent without a target. */
  met?: boolean;
}

/** What one measurement found. */
export interface Findings {
  rows: Row[];
  /** The figures behind the rows, for the JSON file. */
  figures: unknown;
}

/** A row with a target. */
export function targetRow(what: string, target: string, measured: string, met: boolean): Row {
  return { what, target, measured, met };
}

/** A row that explains the ones with targets. */
export function plainRow(what: string, measured: string): Row {
  return { what, measured };
}
