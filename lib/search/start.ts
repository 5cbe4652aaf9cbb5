import { join } from "node:path";
import { type Database, openDatabase } from "@/db/client";
import type { DocumentSource } from "./documents";
import type { Embedder } from "./embedder/embedder";
import { withMeaning } from "./embedder/meaning";
import type { SearchEngine } from "./engine";
import type { Address } from "./meilisearch/client";
import { meilisearchEngine } from "./meilisearch/engine";
import { postgresEngine } from "./postgres-engine";
import type { ThreadData } from "./thread";
import { threadFile } from "./thread-file";

/** Where the areas' documents meet the index; it knows them, this folder does not. */
const entry = "lib/web/search-thread.ts";
const key = Symbol.for("firsthand.search");

export type StartOptions = {
  url: string;
  /** Where the index is kept between starts; null: nowhere. */
  folder?: string | null;
  root?: string;
  /** Holds only these, for measuring what each is worth. */
  only?: ThreadData["only"];
  /** The search server to ask in place of an index of its own. */
  meilisearch?: Address | null;
  /** Where that engine reads the questions that it learns from what its scores mean. */
  sourceOf?: (db: Database["db"]) => DocumentSource;
  /** How long that server may take before the database answers in its place, where it is not the usual time. */
  budgetMs?: number;
  /** What says what a query means; it ends with the search. */
  embedder?: Embedder | null;
};

/** The search server that the settings name, if any. */
export const searchServerOf = (env: {
  MEILISEARCH_URL?: string;
  MEILISEARCH_KEY?: string;
}): Address | null =>
  env.MEILISEARCH_URL ? { url: env.MEILISEARCH_URL, key: env.MEILISEARCH_KEY ?? "" } : null;

/** Starts this process's search; `engine()` finds it from then on, also in code that a bundler has packed. */
export async function startSearch({
  url,
  folder = null,
  root,
  only,
  meilisearch = null,
  sourceOf,
  budgetMs,
  embedder = null,
}: StartOptions): Promise<SearchEngine> {
  const database = openDatabase(url, {
    max: 2,
    statementTimeoutMs: 2_000,
    name: "firsthand search fallback",
  });
  const byWords = meilisearch
    ? meilisearchEngine({
        db: database.db,
        address: meilisearch,
        source: sourceOf?.(database.db) ?? null,
        budgetMs,
      })
    : postgresEngine({
        file: await threadFile(entry, root),
        db: database.db,
        data: { url, snapshot: folder && join(folder, "search.index"), only, model: embedder?.model ?? null },
      });
  const engine = embedder ? withMeaning(byWords, embedder) : byWords;
  const shared = globalThis as { [key: symbol]: SearchEngine | undefined };
  const started: SearchEngine = {
    ...engine,
    async close() {
      if (shared[key] === started) delete shared[key];
      await engine.close();
      await database.close();
    },
  };
  shared[key] ??= started;
  return started;
}
