import os from 'node:os';
import type { Row } from './measurement';

/** What ran where, for the table and the JSON file. */
export interface Run {
  /** ISO date and time of the start. */
  at: string;
  machine: string;
  /** The rows of each part, by its title. */
  parts: Record<string, Row[]>;
}

/** The machine in one line: processor, memory, system, Node. */
export function describeMachine(): string {
  const cpus = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GB`;
  return [
    `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}`,
    memory,
    `${os.type()} ${os.arch()}`,
    `Node ${process.versions.node}`,
  ].join(', ');
}

/** The rows as text for a terminal. */
export function textTable(rows: Row[]): string {
  const lines = rows.map(({ what, target = '', measured, met }) => [verdict(met), what, target, measured] as const);
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The run as Markdown, with one table for each part. */
export function markdown({ at, machine, parts }: Run): string {
  const tables = Object.entries(parts).map(([title, rows]) => `### ${title}\n\n${markdownTable(rows)}`);
  return [`Measured on ${at.slice(0, 10)}: ${machine}.`, ...tables].join('\n\n');
}

function markdownTable(rows: Row[]): string {
  const lines = rows.map(({ what, target = '', measured, met }) => [what.trim(), target, measured, verdict(met)]);
  const all = [['Figure', 'Target', 'Measured', ''], ['---', '---', '---', '---'], ...lines];
  return all.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) {
    return '';
  }
  return met ? 'met' : 'MISSED';
}
