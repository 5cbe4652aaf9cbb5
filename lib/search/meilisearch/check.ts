import { type Key, keyOf, subjectOf } from "../documents";
import { vectorsOf } from "../embedder/vectors";
import type { Drift } from "../following/place";
import { checksumOf, heldIdOfSubject } from "./documents";
import { type Writing, writeDocuments } from "./writing";

/** Documents in which an index and the database differ. */
export type Differences = { missing: Set<Key>; stale: Set<Key>; extra: Set<string> };

const page = 1_000;

/** Compares every document of an index with the database, by what each is made of. Writes nothing. */
export async function differences(writing: Writing, uid: string): Promise<Differences> {
  const held = await heldChecksums(writing, uid);
  const found: Differences = { missing: new Set(), stale: new Set(), extra: new Set() };
  for await (const { key, checksum } of checksums(writing)) {
    const id = heldIdOfSubject(subjectOf(key));
    const known = held.get(id);
    held.delete(id);
    if (known === undefined) found.missing.add(key);
    else if (known !== checksum) found.stale.add(key);
  }
  found.extra = new Set(held.keys());
  return found;
}

/** Puts right what differs, from the database as it is then. */
export async function repair(
  writing: Writing,
  uid: string,
  { missing, stale, extra }: Differences,
): Promise<void> {
  for await (const batch of writing.source.all()) {
    const wanted = batch.filter((document) => {
      const key = keyOf(document.kind, document.id);
      extra.delete(heldIdOfSubject(subjectOf(key)));
      return missing.has(key) || stale.has(key);
    });
    if (wanted.length > 0) await writeDocuments(writing, uid, wanted);
  }
  await writing.server.remove(uid, [...extra]);
}

export const driftOf = ({ missing, stale, extra }: Differences, isRepaired: boolean): Drift => ({
  missing: missing.size,
  stale: stale.size,
  extra: extra.size,
  isRepaired,
});

export const isSame = ({ missing, stale, extra }: Differences): boolean =>
  missing.size + stale.size + extra.size === 0;

async function heldChecksums({ server }: Writing, uid: string): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for (let offset = 0; ; offset += page) {
    const documents = await server.page(uid, ["id", "checksum"], offset, page);
    for (const { id, checksum } of documents) held.set(id, String(checksum));
    if (documents.length < page) return held;
  }
}

async function* checksums({ source, db, model }: Writing): AsyncGenerator<{ key: Key; checksum: string }> {
  for await (const batch of source.all()) {
    const vectors = model ? await vectorsOf(db, model, batch) : undefined;
    for (const document of batch) {
      const key = keyOf(document.kind, document.id);
      yield { key, checksum: checksumOf(document, vectors && (vectors.get(key) ?? null)) };
    }
  }
}
