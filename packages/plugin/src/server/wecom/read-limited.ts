/**
 * Reads the body of a reply, as far as it is no longer than is allowed.
 * @returns undefined when it is longer
 */
export async function readLimited(response: Response, limitBytes: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | Uint8Array[] = response.body ?? [];
  // Leaving the loop early cancels the stream, so an endless body costs no more than the limit.
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limitBytes) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
