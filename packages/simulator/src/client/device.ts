import type { Words } from '../language.js';
import { USER_AGENTS } from './user-agents.js';

/** The devices a person can hold, each a key of `USER_AGENTS`. */
export const DEVICES = {
  phone: { en: 'iPhone', zh: 'iPhone' },
  android: { en: 'Android phone', zh: 'Android 手机' },
  desktop: { en: 'Windows desktop', zh: 'Windows 电脑' },
} satisfies Partial<Record<keyof typeof USER_AGENTS, Words>>;

export type Device = keyof typeof DEVICES;

export const DEVICE_COOKIE = 'wecom_simulator_device';

/** Reads the device from a cookie header; a phone unless it says otherwise. */
export function deviceOf(cookieHeader: string | undefined): Device {
  const name = new RegExp(`(?:^|; ?)${DEVICE_COOKIE}=(\\w+)`).exec(cookieHeader ?? '')?.[1];
  return isDevice(name) ? name : 'phone';
}

/** Whether there is such a device. */
export function isDevice(name: string | undefined): name is Device {
  return name !== undefined && Object.hasOwn(DEVICES, name);
}

/** A script that makes `navigator` tell what the device's requests tell. */
export function userAgentScript(device: Device): string {
  const agent = USER_AGENTS[device];
  const values = { userAgent: agent, appVersion: agent.replace(/^Mozilla\//, ''), userAgentData: undefined };
  return Object.entries(values)
    .map(([name, value]) => {
      const text = value === undefined ? 'undefined' : JSON.stringify(value);
      return `Object.defineProperty(Navigator.prototype, '${name}', { configurable: true, get: () => ${text} });\n`;
    })
    .join('');
}
