// npm run pack: the plugin as a .tgz that NocoBase installs
import path from 'node:path';
import { packPlugin } from './build/pack-plugin';
import { ROOT } from './shared/paths';

console.log(path.relative(ROOT, await packPlugin()));
