import { createHash } from 'node:crypto';
import { raw } from 'hono/html';

const SIZE = 29;

/**
 * A picture that looks like a QR code and differs from key to key. It holds no address: no phone could reach this
 * machine's simulator anyway; people "scan" it with the buttons beside it.
 */
export function qrPicture(key: string): ReturnType<typeof raw> {
  const bits = Array.from({ length: 4 }, (_, part) => createHash('sha256').update(`${key}${part}`).digest());
  const bytes = Buffer.concat(bits);
  const squares: string[] = [];
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const index = y * SIZE + x;
      const isDark = ((bytes[index >> 3] ?? 0) >> (index & 7)) & 1;
      if (isDark && !nearFinder(x, y)) {
        squares.push(`M${x} ${y}h1v1h-1z`);
      }
    }
  }
  const finders = [finder(0, 0), finder(SIZE - 7, 0), finder(0, SIZE - 7)].join('');
  return raw(
    `<svg viewBox="-2 -2 ${SIZE + 4} ${SIZE + 4}" role="img" aria-label="QR code (a picture only)" shape-rendering="crispEdges"><path d="${squares.join('')}"/>${finders}</svg>`,
  );
}

function nearFinder(x: number, y: number): boolean {
  const atEdge = (value: number) => value < 8 || value >= SIZE - 8;
  return atEdge(x) && atEdge(y) && !(x >= SIZE - 8 && y >= SIZE - 8);
}

function finder(x: number, y: number): string {
  return `<path fill-rule="evenodd" d="M${x} ${y}h7v7h-7zM${x + 1} ${y + 1}v5h5v-5z"/><path d="M${x + 2} ${y + 2}h3v3h-3z"/>`;
}
