// npm run pack: the plugin as a .tgz that NocoBase installs
import path from 'node:path';
import { packPlugin } from '../packages/plugin/build/pack-plugin';
import { ROOT } from '../tools/paths';

console.log(path.relative(ROOT, await packPlugin()));
