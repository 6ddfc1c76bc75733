import net from 'node:net';

/**
 * Makes sure that a port can be listened on.
 *
 * @param flag the command line flag that chooses another port, for the message
 * @throws Error that names the port and the flag
 */
export async function requirePort(port: number, flag: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch {
    throw new Error(`Port ${port} is taken. Choose another one with ${flag} <port>.`);
  }
}

/** Finds a port that nothing listens on. */
export function findFreePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
