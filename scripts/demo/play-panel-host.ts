import fs from 'node:fs';
import path from 'node:path';

const PANEL_HOST = 'https://login.work.weixin.qq.com';

/**
 * Lets the simulator stand for the one host that WeCom's panel comes from, in a copy of the built plugin: WeCom's script
 * knows no other, and so the plugin shows the tab with the QR code for no other.
 *
 * @param pluginDir the copy
 * @param simulatorUrl address of the simulated platform
 */
export function playPanelHost(pluginDir: string, simulatorUrl: string): void {
  const entries = fs.readdirSync(path.join(pluginDir, 'dist'), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(({ name }) => name.endsWith('.js'))) {
    const file = path.join(entry.parentPath, entry.name);
    const code = fs.readFileSync(file, 'utf8');
    if (code.includes(PANEL_HOST)) {
      fs.writeFileSync(file, code.replaceAll(PANEL_HOST, simulatorUrl));
    }
  }
}
