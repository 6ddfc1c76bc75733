import fs from 'node:fs';
import path from 'node:path';
import { buildPlugin } from '../packages/plugin/build/build-plugin';
import { ensureHost } from '../host/ensure-host';
import { TRIMMED_HOST } from '../host/hosts';
import { installPlugin } from '../host/install-plugin';
import { PARTS } from './parts';
import type { BenchFlags } from './support/parse-flags';
import { type Run, describeMachine, textTable } from './support/report';
import { writeDocs } from './support/write-docs';

const RESULTS = path.join(import.meta.dirname, 'results');

/**
 * Runs the parts one after the other, prints a table for each and writes all figures to `bench/results/`.
 *
 * @returns the exit code: 1 when a target is missed
 */
export async function runBench(flags: BenchFlags): Promise<0 | 1> {
  await ensureHost(TRIMMED_HOST);
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
  const run: Run = { at: new Date().toISOString(), machine: describeMachine(), parts: {} };
  const figures: Record<string, unknown> = {};
  for (const part of PARTS.filter(({ name }) => flags.parts.length === 0 || flags.parts.includes(name))) {
    console.log(`\n${part.title}`);
    const findings = await part.measure(flags);
    console.log(textTable(findings.rows));
    run.parts[part.title] = findings.rows;
    figures[part.name] = findings.figures;
  }
  console.log(`\nFigures: ${writeResults({ ...run, figures })}`);
  if (flags.writeDocs) {
    await writeDocs(run);
  }
  return Object.values(run.parts)
    .flat()
    .some(({ met }) => met === false)
    ? 1
    : 0;
}

function writeResults(results: Run & { figures: object }): string {
  fs.mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${results.at.replaceAll(/[:.]/g, '-')}.json`);
  fs.writeFileSync(file, JSON.stringify(results, null, 2));
  return file;
}
