/** A browser runtime of NocoBase that loads plugins: the legacy page (`/`) or the modern page (`/v/`). */
export type ClientLane = 'client' | 'client-v2';

const BOTH_PAGES = [
  'react',
  'react-dom',
  'react/jsx-runtime',
  'react-router',
  'react-router-dom',
  'antd',
  'antd-style',
  '@ant-design/icons',
  '@ant-design/cssinjs',
  'i18next',
  'react-i18next',
  '@formily/antd-v5',
  '@formily/core',
  '@formily/react',
  '@formily/reactive',
  '@formily/shared',
  '@nocobase/client-v2',
  '@nocobase/evaluators',
  '@nocobase/evaluators/client',
  '@nocobase/flow-engine',
  '@nocobase/utils',
  '@nocobase/utils/client',
  '@dnd-kit/core',
  '@dnd-kit/sortable',
  '@emotion/css',
  'ahooks',
  'axios',
  'dayjs',
  'file-saver',
  'lodash',
];

/** Module ids that each page of NocoBase 2.2 defines for plugins (`globalDeps.ts` of its two clients). */
export const PAGE_MODULES: Record<ClientLane, ReadonlySet<string>> = {
  client: new Set([
    ...BOTH_PAGES,
    '@formily/json-schema',
    '@formily/path',
    '@formily/reactive-react',
    '@formily/validator',
    '@nocobase/client',
    '@nocobase/sdk',
  ]),
  'client-v2': new Set([...BOTH_PAGES, '@ctrl/tinycolor']),
};

/** Packages that a NocoBase server has installed and that the plugin's server code takes from there. */
export const SERVER_PACKAGES = ['@nocobase/*', 'koa', 'sequelize'];

/**
 * Versions to declare for host packages in `externalVersion.js`. The plugin manager compares them with its own table of
 * ranges. A package whose range names the minor version is not among them: with the next minor version of NocoBase the
 * plugin would be called problematic for that alone. What is needed of NocoBase itself is checked when the plugin is enabled
 * (`requirements.ts`).
 */
export const DECLARED_VERSIONS: Record<string, string> = {
  '@ant-design/cssinjs': '1.0.0',
  '@ant-design/icons': '5.0.0',
  '@emotion/css': '11.0.0',
  '@formily/antd-v5': '1.0.0',
  '@formily/core': '2.0.0',
  '@formily/json-schema': '2.0.0',
  '@formily/react': '2.0.0',
  '@formily/reactive': '2.0.0',
  '@formily/shared': '2.0.0',
  ahooks: '3.0.0',
  antd: '5.0.0',
  'antd-style': '3.0.0',
  dayjs: '1.0.0',
  i18next: '22.0.0',
  koa: '3.0.0',
  lodash: '4.0.0',
  react: '18.0.0',
  'react-dom': '18.0.0',
  'react-i18next': '11.0.0',
  'react-router': '6.0.0',
  'react-router-dom': '6.0.0',
  sequelize: '6.0.0',
};

/** Host packages that are compared by their minor version: `@nocobase/*` and these. */
export const UNDECLARED_PACKAGES: ReadonlySet<string> = new Set(['axios']);
