// npm run bench: how fast the plugin is, measured in a real NocoBase against the simulator
import { parseFlags } from './support/parse-flags';
import { PARTS } from './parts';
import { runBench } from './run-bench';

try {
  const flags = parseFlags(
    process.argv.slice(2),
    PARTS.map(({ name }) => name),
  );
  if (flags) {
    process.exitCode = await runBench(flags);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
