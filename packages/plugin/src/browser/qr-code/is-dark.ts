/** Tells whether a background is dark. Anything but a colour as antd writes its own (`#rrggbb`) is taken for light. */
export function isDark(background: string): boolean {
  const [, red = 'ff', green = 'ff', blue = 'ff'] = /^#(..)(..)(..)$/.exec(background) ?? [];
  // The weights of what the eye sees (ITU-R BT.601).
  return 0.299 * parseInt(red, 16) + 0.587 * parseInt(green, 16) + 0.114 * parseInt(blue, 16) < 128;
}
