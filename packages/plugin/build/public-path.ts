import { PLUGIN_NAME } from '../../../tools/paths';
import type { ClientLane } from './host-modules';

/**
 * Source of the first module of a client bundle: finds the folder that the bundle was loaded from, so that lazily loaded
 * chunks come from there whatever APP_PUBLIC_PATH or CDN the site uses.
 */
export function publicPathModule(lane: ClientLane): string {
  const folder = `static/plugins/${PLUGIN_NAME}/dist/${lane}/`;
  return `
    const script = document.currentScript && document.currentScript.src.replace(/[?#].*$/, '');
    if (script && script.includes(${JSON.stringify(`/${folder}`)})) {
      __webpack_public_path__ = script.replace(/[^/]+$/, '');
    } else {
      const modernPrefix = String(window.__nocobase_modern_client_prefix__ || 'v').replace(/^\\/+|\\/+$/g, '') || 'v';
      const root =
        window.__webpack_public_path__ ||
        String(window.__nocobase_public_path__ || '/').replace(new RegExp('/' + modernPrefix + '/?$'), '/');
      __webpack_public_path__ = root.replace(/\\/?$/, '/') + ${JSON.stringify(folder)};
    }
  `;
}
