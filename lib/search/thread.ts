import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { type Db, openDatabase } from "@/db/client";
import { log } from "@/lib/log";
import { dictionariesOf } from "./dictionary/load";
import { type DocumentSource, type Key, keyOfSubject, onlyOf } from "./documents";
import { KeptVectors } from "./embedder/kept-vectors";
import type { Model } from "./embedder/vectors";
import type { SearchRequest } from "./engine";
import { type Feed, openFeed, rebuildSubject } from "./feed";
import { SegmentBuilder } from "./inverted/builder";
import { LiveIndex } from "./inverted/live";
import { searchByMeaning } from "./inverted/meaning";
import { calibrate } from "./inverted/outcomes";
import { searchIndex } from "./inverted/rank";
import { loadSnapshot, saveSnapshot } from "./inverted/snapshot";
import { synonymsOf } from "./inverted/synonyms";
import { isNews } from "./measures";
import { synonymGroups, synonymsSubject } from "./synonyms";

export type ThreadData = {
  url: string;
  snapshot: string | null;
  /** Holds only these, for measuring what each is worth. */
  only?: "articles" | "questions";
  /** Of the site's vectors, where it has an embedder. */
  model?: Model | null;
};
export type Ask =
  | { id: number; do: "search"; request: SearchRequest }
  | { id: number; do: "state" | "settle" | "close" };
export type Tell =
  | { event: "ready"; documents: number; seconds: number; from: "snapshot" | "database" }
  | { event: "outgrown" }
  | { id: number; value: unknown }
  | { id: number; error: string };

const pollMs = 1_000;
const subjectsAtOnce = 40;
/** The feed forgets after a week. */
const snapshotAgeMs = 5 * 86_400_000;
const snapshotEveryMs = 10 * 60_000;
const worthSaving = 2_000;

/** The life of the search thread: load the index, answer, follow the changes. */
export function runThread(
  port: MessagePort,
  { url, snapshot, only, model }: ThreadData,
  sourceOf: (db: Db) => DocumentSource,
): void {
  const database = openDatabase(url, { max: 2, statementTimeoutMs: 60_000, name: "firsthand search" });
  const source = onlyOf(sourceOf(database.db), only);
  const kept = model ? new KeptVectors(database.db, model) : null;
  let index = new LiveIndex();
  let feed: Feed | null = null;
  let identity: string | null = null;
  let lastReadAt: number | null = null;
  let isClosed = false;
  let isOutgrown = false;
  let savedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let following: Promise<void> = Promise.resolve();
  let tidyAfter = 0;
  let learntFrom = 0;

  const tell = (message: Tell) => port.postMessage(message);
  const lost = () => {
    feed = null;
  };

  async function begin(): Promise<void> {
    const startedAt = performance.now();
    for (;;) {
      try {
        const [known, stored] = await Promise.all([
          identity ?? identityOf(database.pool),
          snapshot ? loadSnapshot(snapshot) : null,
        ]);
        identity = known;
        const isUsable =
          stored?.facts.database === identity &&
          Date.now() - Date.parse(stored.facts.savedAt) < snapshotAgeMs;
        feed = await openFeed(url, {
          floor: isUsable ? stored.facts.floor : undefined,
          onHint: hint,
          onLost: lost,
        });
        index = LiveIndex.of(isUsable ? stored.segment : await buildAll());
        if (!isUsable) savedAt = 0;
        await readSynonyms();
        await kept?.load();
        await readFeed();
        tell({
          event: "ready",
          documents: index.size,
          seconds: (performance.now() - startedAt) / 1_000,
          from: isUsable ? "snapshot" : "database",
        });
        return;
      } catch (error) {
        if (isClosed) return;
        log.warn("search.not_loaded", { reason: (error as Error).message });
        await feed?.close().catch(() => undefined);
        feed = null;
        await pause(pollMs);
      }
    }
  }

  async function buildAll() {
    const builder = new SegmentBuilder();
    for await (const batch of source.all()) for (const document of batch) builder.add(document);
    return builder.finish();
  }

  async function readSynonyms(): Promise<void> {
    index.synonyms = synonymsOf(await synonymGroups(database.db));
    index.revision++;
  }

  /** Of the languages that something is written in; each once, found or not. */
  async function readDictionaries(): Promise<void> {
    const languages = index
      .languages()
      .filter(([language, count]) => count >= index.size / 100 && !lookedFor.has(language))
      .map(([language]) => language);
    if (languages.length === 0) return;
    for (const language of languages) lookedFor.add(language);
    index.dictionaries = new Map([...index.dictionaries, ...(await dictionariesOf(languages))]);
    index.revision++;
  }
  const lookedFor = new Set<string>();
  let reading: Promise<void> | null = null;

  async function readFeed(): Promise<void> {
    feed ??= await openFeed(url, { floor: lastFloor, onHint: hint, onLost: lost });
    for (;;) {
      const subjects = await feed.read();
      if (subjects.length === 0) break;
      if (subjects.includes(rebuildSubject)) tell({ event: "outgrown" });
      if (subjects.includes(synonymsSubject)) await readSynonyms();
      for (let at = 0; at < subjects.length; at += subjectsAtOnce) {
        const { documents, gone } = await source.bySubjects(subjects.slice(at, at + subjectsAtOnce));
        index.apply({
          documents,
          gone: gone.map(keyOfSubject).filter((key): key is Key => key !== undefined),
        });
        await turn();
      }
      await kept?.follow(subjects);
    }
    lastFloor = feed.floor();
    lastReadAt = performance.now();
    if (index.isOutgrown && !isOutgrown) {
      isOutgrown = true;
      tell({ event: "outgrown" });
    }
  }
  let lastFloor: string | undefined;

  /** One reading after the other; whoever asks while one runs waits for the next. */
  function follow(): Promise<void> {
    following = following
      .then(async () => {
        if (isClosed) return;
        await readFeed();
        // Beside what follows: a change does not wait for a dictionary.
        reading ??= readDictionaries().finally(() => {
          reading = null;
        });
        await tidy();
        await learnScores();
      })
      .catch((error) => {
        if (!isClosed) log.warn("search.feed_lost", { reason: error.message });
        feed?.close().catch(() => undefined);
        feed = null;
      })
      .finally(() => {
        clearTimeout(timer);
        if (!isClosed) timer = setTimeout(hint, pollMs);
      });
    return following;
  }
  let isHinted = false;
  function hint(): void {
    if (isHinted) return;
    isHinted = true;
    void following.then(() => {
      isHinted = false;
      void follow();
    });
  }

  /** Whenever a quarter more or fewer questions say what solved them, scores may mean something else. */
  async function learnScores(): Promise<void> {
    const { taught } = index.solvers;
    if (!isNews(taught, learntFrom)) return;
    learntFrom = taught;
    await calibrate(index, source, turn);
  }

  /** Merges in small steps, and rests ten times as long as it took, so that changes cannot keep it busy. */
  async function tidy(): Promise<void> {
    if (performance.now() < tidyAfter) return;
    const startedAt = performance.now();
    let isBusy = false;
    while (index.tidy(3)) {
      isBusy = true;
      await turn();
      if (isClosed) return;
    }
    const took = performance.now() - startedAt;
    if (isBusy || took > 5) tidyAfter = performance.now() + 10 * took;
    if (
      index.parts.length === 1 &&
      index.size >= worthSaving &&
      performance.now() - savedAt > snapshotEveryMs
    )
      await save();
  }

  async function save(): Promise<void> {
    savedAt = performance.now();
    const [main] = index.parts;
    if (!snapshot || !identity || !feed || !main || main.living < main.alive.length) return;
    await mkdir(dirname(snapshot), { recursive: true });
    const facts = { database: identity, floor: feed.floor(), savedAt: new Date().toISOString() };
    await saveSnapshot(snapshot, main.segment, facts).catch((error) =>
      log.warn("search.snapshot_not_saved", { reason: error.message }),
    );
  }

  const begun = begin().then(() => {
    savedAt = savedAt === 0 ? -snapshotEveryMs : savedAt;
    hint();
  });

  const answer = async (ask: Ask): Promise<unknown> => {
    if (ask.do === "search")
      return kept && ask.request.meaning
        ? searchByMeaning(index, kept.vectors, ask.request)
        : searchIndex(index, ask.request);
    if (ask.do === "state")
      return {
        documents: index.size,
        revision: index.revision,
        lagSeconds: lastReadAt === null ? null : (performance.now() - lastReadAt) / 1_000,
      };
    if (ask.do === "settle") {
      await begun;
      await follow();
      await reading;
      return null;
    }
    isClosed = true;
    clearTimeout(timer);
    await following;
    await feed?.close().catch(() => undefined);
    await database.close();
    return null;
  };
  port.on("message", (ask: Ask) => {
    answer(ask).then(
      (value) => tell({ id: ask.id, value }),
      (error) => tell({ id: ask.id, error: (error as Error).stack ?? String(error) }),
    );
  });
}

/** A restored or copied database numbers its transactions anew: a stored index belongs to one database only. */
async function identityOf(pool: {
  query: (text: string) => Promise<{ rows: { identity: string }[] }>;
}): Promise<string> {
  const { rows } = await pool.query(
    `select (select system_identifier from pg_control_system()) || '/' || oid as identity
     from pg_database where datname = current_database()`,
  );
  return rows[0]!.identity;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
