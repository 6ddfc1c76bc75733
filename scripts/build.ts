// npm run build: packages/plugin/src -> packages/plugin/dist
import { buildPlugin } from '../packages/plugin/build/build-plugin';

const startedAt = performance.now();
await buildPlugin();
console.log(`Built packages/plugin/dist in ${Math.round(performance.now() - startedAt)} ms`);
