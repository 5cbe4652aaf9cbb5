import { type FileHandle, open, rename, rm } from "node:fs/promises";
import type { Segment } from "./segment";
import { INDEX_VERSION } from "./version";

/** What a stored index was made of: its database, and where in the change feed it stood. */
export type SnapshotFacts = { database: string; floor: string; savedAt: string };

const MAGIC = "firsthand-index";
const ARRAYS = {
  keys: Float64Array,
  flags: Uint8Array,
  languages: Uint16Array,
  created: Uint32Array,
  wordCounts: Uint16Array,
  topicStarts: Uint32Array,
  topics: Uint32Array,
  solvedByStarts: Uint32Array,
  solvedBy: Float64Array,
  gramStarts: Uint32Array,
  grams: Uint16Array,
  termStarts: Uint32Array,
  termUnits: Uint16Array,
  postingStarts: Uint32Array,
  postings: Int32Array,
  impacts: Uint8Array,
} as const;
type Name = keyof typeof ARRAYS;
const names = Object.keys(ARRAYS) as Name[];
const HEADER = 4_096;

/** Writes a segment beside the file and puts it in its place at once, so that a reader finds a whole one. */
export async function saveSnapshot(file: string, segment: Segment, facts: SnapshotFacts): Promise<void> {
  const lengths = Object.fromEntries(names.map((name) => [name, segment[name].length]));
  const header = Buffer.alloc(HEADER, " ");
  header.write(
    JSON.stringify({ magic: MAGIC, version: INDEX_VERSION, averages: segment.averages, lengths, ...facts }),
  );
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, "w");
  try {
    await handle.write(header);
    for (const name of names) {
      const { buffer, byteOffset, byteLength } = segment[name];
      await handle.write(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));
      await handle.write(Buffer.alloc(padding(byteLength)));
    }
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** The stored segment, or null where there is none that this version can read. */
export async function loadSnapshot(file: string): Promise<{ segment: Segment; facts: SnapshotFacts } | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const header = await readHeader(handle);
    if (header?.magic !== MAGIC || header.version !== INDEX_VERSION) return null;
    const segment: Partial<Record<Name, unknown>> = {};
    let at = HEADER;
    for (const name of names) {
      // Read into its place at once: a copy of all of them would cost as much again.
      const array = new ARRAYS[name](header.lengths[name]);
      if (!(await fill(handle, array, at))) return null;
      segment[name] = array;
      at += array.byteLength + padding(array.byteLength);
    }
    const { database, floor, savedAt, averages } = header;
    return { segment: { averages, ...segment } as Segment, facts: { database, floor, savedAt } };
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle) {
  const bytes = new Uint8Array(HEADER);
  return (await fill(handle, bytes, 0)) ? parsed(Buffer.from(bytes).toString()) : null;
}

/** Fills an array from this position of the file on; false where the file ends before. */
async function fill(handle: FileHandle, array: NodeJS.ArrayBufferView, position: number): Promise<boolean> {
  const { buffer, byteOffset, byteLength } = array;
  for (let done = 0; done < byteLength; ) {
    const left = new Uint8Array(buffer, byteOffset + done, byteLength - done);
    const { bytesRead } = await handle.read(left, 0, left.length, position + done);
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  return true;
}

const padding = (length: number): number => (8 - (length % 8)) % 8;

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
