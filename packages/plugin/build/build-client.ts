import fs from 'node:fs';
import path from 'node:path';
import { type Compiler, type ExternalItemFunctionData, type RspackOptions, rspack } from '@rspack/core';
import { PLUGIN_DIR, PLUGIN_NAME } from '../../../tools/paths';
import { type ClientLane, PAGE_MODULES } from './host-modules';
import { publicPathModule } from './public-path';

/** The language of NocoBase's own pages: no browser that lacks it gets as far as the plugin. */
const ES = 'es2020';

const OTHER_PLUGIN = /^@nocobase\/plugin-[^/]+\/(client|client-v2)$/;

/** A request for a package, not for a file. */
const PACKAGE = /^(@[\w-]+\/)?[\w-]+$/;

/** The packages that a client's code imports. */
interface ClientImports {
  ofPage: Set<string>;
  bundled: Set<string>;
}

/**
 * Bundles one client of the plugin into `dist/<lane>`.
 *
 * @returns the host modules that the bundle asks the page for, and the packages that it brings along
 * @throws Error when the code does not compile or imports something that the page does not have
 */
export async function buildClient(lane: ClientLane): Promise<ClientImports> {
  const imports = { ofPage: new Set<string>(), bundled: new Set<string>() };
  await run(rspack(clientOptions(lane, imports)));
  return imports;
}

function clientOptions(lane: ClientLane, imports: ClientImports): RspackOptions {
  return {
    mode: 'production',
    context: PLUGIN_DIR,
    target: ['web', ES],
    devtool: false,
    entry: [`data:text/javascript,${encodeURIComponent(publicPathModule(lane))}`, findEntry(lane)],
    output: {
      path: path.join(PLUGIN_DIR, 'dist', lane),
      filename: 'index.js',
      chunkFilename: '[name].[contenthash:6].js',
      // The first module of the entry sets it; without this, code that guesses would be added.
      publicPath: '',
      clean: true,
      // Two plugins on one page must not share the name under which chunks announce themselves.
      uniqueName: `${PLUGIN_NAME}/${lane}`,
      chunkLoadingGlobal: `wecom-${lane}`,
      library: { name: moduleId(lane), type: 'amd' },
    },
    resolve: { extensions: ['.tsx', '.ts', '.js', '.json'] },
    module: {
      rules: [{ test: /\.tsx?$/, loader: 'builtin:swc-loader', options: SWC_OPTIONS, type: 'javascript/auto' }],
    },
    externals: [(data, done) => resolveExternal(lane, data, imports, done)],
    // Short names and numbers: the entry is loaded with every page.
    optimization: { moduleIds: 'natural', chunkIds: 'natural', mangleExports: 'size' },
    performance: { hints: false },
  };
}

const SWC_OPTIONS = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: ES,
    transform: { react: { runtime: 'automatic' } },
    // Fields of classes become assignments, which need no helper: no class of the page that ours extend has a setter for one.
    assumptions: { setPublicClassFields: true },
  },
};

/** The AMD module id under which the page looks for the bundle. */
function moduleId(lane: ClientLane): string {
  return lane === 'client' ? PLUGIN_NAME : `${PLUGIN_NAME}/client-v2`;
}

function findEntry(lane: ClientLane): string {
  const candidates = ['index.tsx', 'index.ts'].map((file) => path.join(PLUGIN_DIR, 'src', lane, file));
  const entry = candidates.find((file) => fs.existsSync(file));
  if (!entry) {
    throw new Error(`No index.ts or index.tsx in packages/plugin/src/${lane}`);
  }
  return entry;
}

function resolveExternal(
  lane: ClientLane,
  { request = '' }: ExternalItemFunctionData,
  { ofPage, bundled }: ClientImports,
  done: (error?: Error, result?: string) => void,
): void {
  if (isPageModule(lane, request)) {
    ofPage.add(request);
    return done(undefined, request);
  }
  if (request.startsWith('@nocobase/')) {
    return done(
      new Error(`${request} does not exist in the ${lane === 'client' ? 'legacy' : 'modern'} page of NocoBase`),
    );
  }
  if (PACKAGE.test(request)) {
    bundled.add(request);
  }
  return done();
}

/** Other plugins offer `/client` to the legacy page only and `/client-v2` to both. */
function isPageModule(lane: ClientLane, request: string): boolean {
  const otherPlugin = OTHER_PLUGIN.exec(request);
  if (otherPlugin) {
    return lane === 'client' || otherPlugin[1] === 'client-v2';
  }
  return PAGE_MODULES[lane].has(request);
}

function run(compiler: Compiler): Promise<void> {
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) {
          return reject(error);
        }
        if (stats?.hasErrors()) {
          return reject(new Error(stats.toString({ all: false, errors: true })));
        }
        return resolve();
      });
    });
  });
}
