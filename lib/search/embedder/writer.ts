import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Database, type Db, openDatabase } from "@/db/client";
import { documentVectors } from "@/db/schema";
import { log } from "@/lib/log";
import { type DocumentSource, keyOf, type SearchDocument, subjectOf } from "../documents";
import { runAlone } from "../following/alone";
import { followFrom } from "../following/follow";
import { databaseIdentity, isFollowable, keepPlace, placeOf } from "../following/place";
import type { Embedder } from "./embedder";
import { packed, vectorSubject } from "./vectors";

export type VectorWriter = { close: () => Promise<void> };

const subjectsAtOnce = 40;
const writtenWithinMs = 120_000;

/** Under which name the writer of a model's vectors keeps its place. */
export async function vectorWriterName(db: Db, model: string): Promise<string> {
  const site = createHash("sha256")
    .update(await databaseIdentity(db))
    .digest("hex")
    .slice(0, 10);
  return `vectors_${site}_${model}`;
}

/**
 * Keeps a vector of every public text: follows the change feed, one process at a time, and embeds what has changed. An
 * embedder that is away is asked again later; search goes on by words meanwhile.
 */
export function startVectorWriter(options: {
  url: string;
  sourceOf: (db: Db) => DocumentSource;
  embedder: Embedder;
  againAfterMs?: number;
}): VectorWriter {
  const { url, sourceOf, embedder, againAfterMs = 30_000 } = options;
  const database = openDatabase(url, { max: 2, statementTimeoutMs: 120_000, name: "firsthand vectors" });
  const { db } = database;
  const source = sourceOf(db);
  const running = runAlone({
    url,
    name: () => vectorWriterName(db, embedder.model.name),
    work: (name, ended) => write({ database, url, source, embedder, name, ended }),
    async onFault(reason, name) {
      log.warn("search.vectors_wait", { reason });
      if (name) await keepPlace(db, name, { problem: reason.slice(0, 300) }).catch(() => undefined);
    },
    againAfterMs,
  });
  return {
    async close() {
      await running.close();
      await database.close();
    },
  };
}

type Stretch = {
  database: Database;
  url: string;
  source: DocumentSource;
  embedder: Embedder;
  name: string;
  ended: AbortSignal;
};

async function write({ database: { db }, url, source, embedder, name, ended }: Stretch): Promise<void> {
  let isLost = false;
  const lost = () => {
    isLost = true;
  };
  const place = await placeOf(db, name);
  const isWhole = place?.builtAt && isFollowable(place);
  const follower = await followFrom(url, isWhole ? place : undefined, { ended, lost });
  const { feed } = follower;
  const keep = () =>
    keepPlace(db, name, { floor: feed.floor(), seen: feed.seen(), followedAt: new Date(), problem: null });
  try {
    if (!isWhole) {
      for await (const batch of source.all()) {
        ended.throwIfAborted();
        await embedChanged(db, embedder, batch);
      }
      await forgetOthers(db, embedder, source);
      await keepPlace(db, name, { builtAt: new Date() });
      await keep();
    }
    while (!ended.aborted && !isLost) {
      const changes = await feed.read();
      const subjects = changes.filter((subject) => !subject.startsWith("vector:"));
      for (let at = 0; at < subjects.length; at += subjectsAtOnce) {
        const { documents, gone } = await source.bySubjects(subjects.slice(at, at + subjectsAtOnce));
        await forget(db, gone);
        await embedChanged(db, embedder, documents);
      }
      if (changes.length > 0) await keep();
      else await follower.hinted();
    }
  } finally {
    await feed.close().catch(() => undefined);
  }
}

/** Makes vectors of those documents whose text is another than the one that was embedded. */
async function embedChanged(db: Db, embedder: Embedder, documents: readonly SearchDocument[]): Promise<void> {
  const { reads } = embedder;
  const model = embedder.model.name;
  const wanted = documents.map((document) => {
    const text = `${document.title}\n${document.body}`.slice(0, reads.characters).trim();
    return { subject: subjectOf(keyOf(document.kind, document.id)), text, hash: hashOf(text) };
  });
  const { rows } = await db.execute<{ subject: string; hash: string }>(sql`
    select subject, content_hash as hash from document_vectors
    where model = ${model} and subject = any(${sql.param(wanted.map(({ subject }) => subject))}::text[])`);
  const known = new Map(rows.map(({ subject, hash }) => [subject, hash]));
  const changed = wanted.filter(({ subject, hash, text }) => text !== "" && known.get(subject) !== hash);
  for (let at = 0; at < changed.length; at += reads.textsAtOnce) {
    const some = changed.slice(at, at + reads.textsAtOnce);
    const vectors = await embedder.embed(
      some.map(({ text }) => text),
      { withinMs: writtenWithinMs },
    );
    const values = some.map(({ subject, hash }, i) => ({
      subject,
      model,
      contentHash: hash,
      vector: Buffer.from(packed(vectors[i]!).buffer),
      embeddedAt: new Date(),
    }));
    await db.transaction(async (tx) => {
      await tx
        .insert(documentVectors)
        .values(values)
        .onConflictDoUpdate({
          target: [documentVectors.subject, documentVectors.model],
          set: {
            contentHash: sql`excluded.content_hash`,
            vector: sql`excluded.vector`,
            embeddedAt: sql`excluded.embedded_at`,
          },
        });
      // Indexes take a vector in like any other change.
      await tx.execute(sql`
        insert into changes (subject) select * from unnest(${sql.param(some.map(({ subject }) => vectorSubject(subject)))}::text[])`);
      await tx.execute(sql`select pg_notify('changes', '')`);
    });
  }
}

async function forget(db: Db, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await db.execute(
    sql`delete from document_vectors where subject = any(${sql.param([...subjects])}::text[])`,
  );
}

/** Vectors of other models, and of what is not public any more. */
async function forgetOthers(db: Db, { model }: Embedder, source: DocumentSource): Promise<void> {
  await db.execute(sql`delete from document_vectors where model <> ${model.name}`);
  const { rows } = await db.execute<{ subject: string }>(sql`select subject from document_vectors`);
  const left = new Set(rows.map(({ subject }) => subject));
  for await (const batch of source.all())
    for (const { kind, id } of batch) left.delete(subjectOf(keyOf(kind, id)));
  await forget(db, [...left]);
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);
