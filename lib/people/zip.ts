import { crc32, deflateRawSync } from "node:zlib";

export type ZipEntry = { name: string; data: string | Buffer };

/** An archive in the ZIP format that every system opens by itself: all entries deflated, names in UTF-8, one time for all. */
export function zip(entries: readonly ZipEntry[], at: Date): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const plain = typeof data === "string" ? Buffer.from(data) : data;
    const packed = deflateRawSync(plain);
    const path = Buffer.from(name);
    const facts = factsOf(plain, packed, path, at);
    const local = Buffer.concat([word(0x04034b50, 4), facts, path]);
    directory.push(
      // Made for version 2.0 of the format; no comment, disk 0, no attributes; then where the entry begins.
      Buffer.concat([word(0x02014b50, 4), word(20, 2), facts, word(0, 10), word(offset, 4), path]),
    );
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const count = word(entries.length, 2);
  const end = [
    word(0x06054b50, 4),
    word(0, 4),
    count,
    count,
    word(index.length, 4),
    word(offset, 4),
    word(0, 2),
  ];
  return Buffer.concat([...parts, index, ...end]);
}

/** What the entry itself and the directory both say: version, UTF-8, deflated, time, checksum, sizes, length of the name. */
const factsOf = (plain: Buffer, packed: Buffer, path: Buffer, at: Date): Buffer =>
  Buffer.concat([
    word(20, 2),
    word(0x0800, 2),
    word(8, 2),
    word((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), 2),
    word(((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), 2),
    word(crc32(plain), 4),
    word(packed.length, 4),
    word(plain.length, 4),
    word(path.length, 2),
    word(0, 2),
  ]);

function word(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (value > 0) buffer.writeUIntLE(value, 0, Math.min(bytes, 6));
  return buffer;
}
