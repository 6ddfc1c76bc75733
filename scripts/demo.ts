// npm run demo: NocoBase with the plugin, signed in to through a simulated WeCom
import { parseFlags } from './demo/parse-flags';
import { runDemo } from './demo/run-demo';

try {
  const flags = parseFlags(process.argv.slice(2));
  if (flags) {
    await runDemo(flags);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
