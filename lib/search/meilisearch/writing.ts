import type { Db } from "@/db/client";
import { log } from "@/lib/log";
import {
  type DocumentSource,
  type Key,
  keyOf,
  keyOfSubject,
  type SearchDocument,
  subjectOf,
} from "../documents";
import { type Model, vectorsOf } from "../embedder/vectors";
import { batches } from "./batches";
import { type MeiliServer, TaskFailed } from "./client";
import { type HeldDocument, heldDocument, heldIdOfSubject } from "./documents";
import { indexSettings } from "./settings";

/** What writes into an index need to know. */
export type Writing = {
  server: MeiliServer;
  db: Db;
  source: DocumentSource;
  /** The model of the site's vectors; null without an embedder. */
  model: Model | null;
};

const documentsAtOnce = 500;
const subjectsAtOnce = 40;

/** Brings an index up to what now stands in the database for these subjects. */
export async function writeSubjects(
  writing: Writing,
  uid: string,
  subjects: readonly string[],
): Promise<void> {
  const plain = [...new Set(subjects.map((subject) => subject.replace(/^vector:/, "")))];
  const latest = new Map<Key, SearchDocument | null>();
  for (let at = 0; at < plain.length; at += subjectsAtOnce) {
    const { documents, gone } = await writing.source.bySubjects(plain.slice(at, at + subjectsAtOnce));
    for (const subject of gone) {
      const key = keyOfSubject(subject);
      if (key !== undefined) latest.set(key, null);
    }
    for (const document of documents) latest.set(keyOf(document.kind, document.id), document);
  }
  const gone = [...latest].filter(([, document]) => document === null).map(([key]) => subjectOf(key));
  await writing.server.remove(uid, gone.map(heldIdOfSubject));
  const documents = [...latest.values()].filter((document) => document !== null);
  for (let at = 0; at < documents.length; at += documentsAtOnce)
    await writeDocuments(writing, uid, documents.slice(at, at + documentsAtOnce));
}

/** Puts documents in, in place of what they were. One that the server refuses is left out, and said. */
export async function writeDocuments(
  writing: Writing,
  uid: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  const { db, model } = writing;
  const vectors = model ? await vectorsOf(db, model, documents) : undefined;
  const held = documents.map((document) =>
    heldDocument(document, vectors && (vectors.get(keyOf(document.kind, document.id)) ?? null)),
  );
  for (const batch of batches(held)) await put(writing.server, uid, batch);
}

async function put(server: MeiliServer, uid: string, documents: HeldDocument[]): Promise<void> {
  try {
    await server.put(uid, documents);
  } catch (error) {
    if (!(error instanceof TaskFailed) || !error.isOfDocuments) throw error;
    const [only] = documents;
    if (documents.length === 1) {
      log.error("search.document_refused", { document: only!.id, reason: error.message });
      // What stood there before must not be found in its place.
      return server.remove(uid, [only!.id]);
    }
    // One that cannot be taken must not keep the others out.
    const half = documents.length >> 1;
    await put(server, uid, documents.slice(0, half));
    await put(server, uid, documents.slice(half));
  }
}

/** Sets how the index finds and ranks. */
export const writeSettings = ({ server, model }: Writing, uid: string): Promise<void> =>
  server.set(uid, indexSettings(model?.dimensions ?? null));

/** Whether vectors of the site's model, or none where it has none, fit what the index was made for. */
export async function fitsModel({ server, model }: Writing, uid: string): Promise<boolean> {
  const { embedders } = await server.settings(uid);
  const site = embedders?.site as { dimensions?: number } | null | undefined;
  return (site?.dimensions ?? null) === (model?.dimensions ?? null);
}

/** Makes a whole index from the database under this name, in place of what had it. */
export async function writeAll(writing: Writing, uid: string): Promise<void> {
  const { server, source } = writing;
  await server.drop(uid);
  await server.create(uid);
  await writeSettings(writing, uid);
  for await (const batch of source.all()) {
    for (let at = 0; at < batch.length; at += documentsAtOnce)
      await writeDocuments(writing, uid, batch.slice(at, at + documentsAtOnce));
  }
}
