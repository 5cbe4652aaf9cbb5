import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { zip } from "./zip";

/** Reads an archive by its directory, as a program does that opens one. */
function unzip(archive: Buffer): Record<string, string> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = archive.readUInt32LE(end + 16);
  const found: Record<string, string> = {};
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [packed, nameLength] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString();
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = inflateRawSync(archive.subarray(from, from + packed));
    expect(data.length).toBe(archive.readUInt32LE(at + 24));
    found[name] = data.toString();
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return found;
}

test("what went into an archive comes out of it, whatever it is called", () => {
  const entries = { "data.json": "{}", "questions/3-为什么.md": "# Why?\n".repeat(5_000), "empty.md": "" };
  const archive = zip(
    Object.entries(entries).map(([name, data]) => ({ name, data })),
    new Date("2026-11-22T09:00:00Z"),
  );
  expect(unzip(archive)).toEqual(entries);
  expect(archive.length).toBeLessThan(1_000);
});
