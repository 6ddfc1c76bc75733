/** Red, green and blue up to 255, and how much of what is behind it a colour hides, up to 1. */
type Colour = [red: number, green: number, blue: number, alpha: number];

/**
 * The contrast of a text, from 1 to 21, as WCAG 2 counts it (relative luminance, SC 1.4.3).
 *
 * @param text its colour, as a style computed by a browser has it or as #rrggbb
 * @param backgrounds what is behind it, the nearest first; the last hides all that is behind it
 */
export function contrastOf(text: string, backgrounds: string[]): number {
  const behind = backgrounds.map(parse).reduceRight((below, above) => mix(above, below), WHITE);
  const [darker = 0, lighter = 0] = [luminance(behind), luminance(mix(parse(text), behind))].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const WHITE: Colour = [255, 255, 255, 1];

function parse(text: string): Colour {
  if (text.startsWith('#')) {
    const byteAt = (index: number) => Number.parseInt(text.slice(index, index + 2), 16);
    return [byteAt(1), byteAt(3), byteAt(5), 1];
  }
  const [red = 0, green = 0, blue = 0, alpha = 1] = [...text.matchAll(/[\d.]+/g)].map(Number);
  return [red, green, blue, alpha];
}

function mix([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const part = (above: number, index: 0 | 1 | 2) => above * alpha + below[index] * (1 - alpha);
  return [part(red, 0), part(green, 1), part(blue, 2), 1];
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
