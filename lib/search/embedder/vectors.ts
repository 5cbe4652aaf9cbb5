import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Key, keyOf, keyOfSubject, type SearchDocument, subjectOf } from "../documents";

/** What makes vectors comparable: only those of one model with one length are. */
export type Model = { name: string; dimensions: number };

/** A vector as it is kept: one signed byte a dimension, the largest 127. Only its direction counts. */
export function packed(vector: ArrayLike<number>): Int8Array {
  let most = 0;
  for (let i = 0; i < vector.length; i++) most = Math.max(most, Math.abs(vector[i]!));
  return Int8Array.from({ length: vector.length }, (_, i) =>
    most === 0 ? 0 : Math.round((127 * vector[i]!) / most),
  );
}

export const unpacked = (bytes: Uint8Array): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();

/** The vectors of those documents that have one. */
export async function vectorsOf(
  db: Db,
  model: Model,
  documents: readonly Pick<SearchDocument, "kind" | "id">[],
): Promise<Map<Key, number[]>> {
  const subjects = documents.map(({ kind, id }) => subjectOf(keyOf(kind, id)));
  const found = await vectorsOfSubjects(db, model, subjects);
  return new Map([...found].map(([key, vector]) => [key, [...vector]]));
}

export async function vectorsOfSubjects(
  db: Db,
  model: Model,
  subjects: readonly string[],
): Promise<Map<Key, Int8Array>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await db.execute<{ subject: string; vector: Buffer }>(sql`
    select subject, vector from document_vectors
    where model = ${model.name} and subject = any(${sql.param([...subjects])}::text[])
      and octet_length(vector) = ${model.dimensions}`);
  return new Map(rows.map(({ subject, vector }) => [keyOfSubject(subject)!, unpacked(vector)]));
}

/** All vectors of a model, in batches. */
export async function* allVectors(db: Db, model: Model): AsyncGenerator<[Key, Int8Array][]> {
  for (let after = ""; ; ) {
    const { rows } = await db.execute<{ subject: string; vector: Buffer }>(sql`
      select subject, vector from document_vectors
      where model = ${model.name} and octet_length(vector) = ${model.dimensions} and subject > ${after}
      order by subject limit 2000`);
    if (rows.length === 0) return;
    yield rows.flatMap(({ subject, vector }) => {
      const key = keyOfSubject(subject);
      return key === undefined ? [] : [[key, unpacked(vector)] as [Key, Int8Array]];
    });
    after = rows.at(-1)!.subject;
  }
}

/** Noted as a change where a thing has a new vector, and nothing else of it is new. */
export const vectorSubject = (subject: string): string => `vector:${subject}`;
