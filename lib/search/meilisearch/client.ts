import { setTimeout as sleep } from "node:timers/promises";
import { Meilisearch, MeilisearchApiError, type MultiSearchQuery, type Settings } from "meilisearch";

export type Address = { url: string; key: string };
export type IndexQuery = MultiSearchQuery;
export type IndexSettings = Settings;
export type RawHit = Record<string, unknown> & { id: string; _rankingScore?: number };
/** What a query has found: the first of all these; and, where that was asked, how many of all each thing has solved. */
export type IndexAnswer = { hits: RawHit[]; total: number; solvers?: Record<string, number> };
type Document = Record<string, unknown> & { id: string };

/** What was asked for is not on the server any more. */
export class IndexMissing extends Error {}
/** The server has taken a change and then could not carry it out. */
export class TaskFailed extends Error {
  /** The fault lies in the documents, not in the server. */
  readonly isOfDocuments: boolean;

  constructor(type: string, code: string) {
    super(`${type}: ${code}`);
    this.isOfDocuments =
      /document|primary_key_inference|max_fields|vector/.test(code) && !/filter/.test(code);
  }
}

const pollMs = { first: 20, most: 500 };

/** One Meilisearch server, as far as this site needs it. Writes resolve when the server has carried them out. */
export class MeiliServer {
  #client: Meilisearch;
  #ended?: AbortSignal;

  /** `ended` stops every waiting; a call takes at most `timeoutMs`. */
  constructor(
    { url, key }: Address,
    { ended, timeoutMs = 30_000 }: { ended?: AbortSignal; timeoutMs?: number } = {},
  ) {
    this.#client = new Meilisearch({ host: url, apiKey: key, timeout: timeoutMs });
    this.#ended = ended;
  }

  async version(): Promise<string> {
    return (await this.#client.getVersion()).pkgVersion;
  }

  /** What each query finds, within this signal's time. */
  async search(queries: IndexQuery[], signal: AbortSignal): Promise<IndexAnswer[]> {
    const found = await named(() => this.#client.multiSearch({ queries }, { signal }));
    return found.results.map(({ hits, estimatedTotalHits = 0, facetDistribution }) => ({
      hits: hits as RawHit[],
      total: estimatedTotalHits,
      solvers: facetDistribution?.solvedBy,
    }));
  }

  /** How many documents an index holds, or null where there is no such index. */
  async count(uid: string): Promise<number | null> {
    try {
      return (await named(() => this.#client.index(uid).getStats())).numberOfDocuments;
    } catch (error) {
      if (error instanceof IndexMissing) return null;
      throw error;
    }
  }

  async uids(): Promise<string[]> {
    const { results } = await this.#client.getRawIndexes({ limit: 1_000 });
    return results.map(({ uid }) => uid);
  }

  async page(uid: string, fields: string[], offset: number, limit: number): Promise<RawHit[]> {
    const { results } = await named(() => this.#client.index(uid).getDocuments({ fields, offset, limit }));
    return results as RawHit[];
  }

  async settings(uid: string): Promise<IndexSettings> {
    return named(() => this.#client.index(uid).getSettings());
  }

  async create(uid: string): Promise<void> {
    await this.#done(() => this.#client.createIndex(uid, { primaryKey: "id" }));
  }

  async drop(uid: string): Promise<void> {
    if ((await this.count(uid)) !== null) await this.#done(() => this.#client.deleteIndex(uid));
  }

  async set(uid: string, settings: IndexSettings): Promise<void> {
    await this.#done(() => this.#client.index(uid).updateSettings(settings));
  }

  async put(uid: string, documents: Document[]): Promise<void> {
    if (documents.length > 0) await this.#done(() => this.#client.index(uid).addDocuments(documents));
  }

  async remove(uid: string, ids: string[]): Promise<void> {
    if (ids.length > 0) await this.#done(() => this.#client.index(uid).deleteDocuments(ids));
  }

  /** What the one name held the other one holds from now on, in one step. */
  async swap(a: string, b: string): Promise<void> {
    await this.#done(() => this.#client.swapIndexes([{ indexes: [a, b], rename: false }]));
  }

  /** Waits as long as it takes: sending the same again would only lengthen the queue of a server that is behind. */
  async #done(enqueue: () => Promise<{ taskUid: number }>): Promise<void> {
    const { taskUid } = await named(enqueue);
    for (let pause = pollMs.first; ; pause = Math.min(pollMs.most, pause * 1.5)) {
      const { status, type, error } = await this.#client.tasks.getTask(taskUid);
      if (status === "succeeded") return;
      if (error?.code === "index_not_found") throw new IndexMissing(error.code);
      if (status === "failed" || status === "canceled") throw new TaskFailed(type, error?.code ?? status);
      await sleep(pause, undefined, { signal: this.#ended });
    }
  }
}

/** Whether a name that something is asked of is there is the one refusal that somebody acts upon. */
async function named<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === "index_not_found")
      throw new IndexMissing(error.cause.code);
    throw error;
  }
}
