/**
 * What another server answered, read up to so many bytes. Whoever goes on beyond that is hung up on: a string of half a
 * gigabyte would end this process, and with it the site.
 */
export async function jsonOf(response: Response, mostBytes: number): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving this loop by an error ends the connection.
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > mostBytes) throw new Error(`answered more than ${mostBytes} bytes`);
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString());
}
