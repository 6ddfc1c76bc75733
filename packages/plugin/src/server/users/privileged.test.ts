import { expect, test } from 'vitest';
import { isPrivilegedRole } from './privileged';

test.each([
  ['root', [], true],
  ['admin', ['ui.*', 'pm', 'pm.*'], true],
  ['settings', ['pm.*', '!ui.*'], true],
  ['application', ['app'], true],
  ['member', ['!ui.*', '!pm', '!pm.*', '!app'], false],
  ['nothing', [], false],
])('role %s with %j', (name, snippets, isPrivileged) => {
  expect(isPrivilegedRole(name, snippets)).toBe(isPrivileged);
});
