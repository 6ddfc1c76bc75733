import { run } from './command.js';

await run(process.argv.slice(2));
