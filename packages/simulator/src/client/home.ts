import type { App } from '../company/company.js';
import type { Platform } from '../platform.js';
import type { Addresses } from './addresses.js';
import type { Device } from './device.js';

/** The apps that live where this client leads; others stand on hosts it does not know. */
export function openableApps(platform: Platform, addresses: Addresses): App[] {
  return platform.apps.filter((app) => addresses.pathOf(app.homeUrl) !== undefined);
}

/** The app's homepage on this device. */
export function homeUrl(app: App, device: Device): string {
  return (device === 'desktop' ? app.desktopHomeUrl : undefined) ?? app.homeUrl;
}
