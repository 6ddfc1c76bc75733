import type { App } from '../company/company.js';
import type { Platform } from '../platform.js';
import type { Addresses } from './addresses.js';
import type { Device } from './device.js';

/** The apps that live where this client leads; others have no homepage, or one on a host that it does not know. */
export function openableApps(platform: Platform, addresses: Addresses, device: Device): App[] {
  return platform.apps.filter((app) => homePath(app, addresses, device) !== undefined);
}

/** The path by which this client opens the app's homepage on this device; undefined when it cannot. */
export function homePath({ homeUrl, desktopHomeUrl }: App, addresses: Addresses, device: Device): string | undefined {
  const address = (device === 'desktop' ? desktopHomeUrl : undefined) ?? homeUrl;
  return address === '' ? undefined : addresses.pathOf(address);
}
