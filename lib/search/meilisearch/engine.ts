import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { log } from "@/lib/log";
import { Breaker } from "../breaker";
import { type FoundKind, subjectOf } from "../documents";
import {
  answerAmong,
  type EngineState,
  nothingFound,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
} from "../engine";
import { askToRebuild, lagOf, placeOf, untilFollowed } from "../following/place";
import { searchCandidates } from "../sql-candidates";
import { visibleArticle, visibleQuestion } from "../visible";
import { type Address, MeiliServer } from "./client";
import { correctionsOf } from "./corrections";
import { siteDictionaries } from "./dictionaries";
import { heldIdOfSubject, MEILI_VERSION } from "./documents";
import { indexName } from "./names";
import { type Part, partsOf, presence } from "./query";
import { foundIn, onlyVotedFor, ranked } from "./rank";
import { requireVersion } from "./server-version";

type Options = {
  db: Db;
  address: Address;
  /** How long a search may take before the database answers in its place. */
  budgetMs?: number;
  /** How long a server that failed is left alone. */
  openForMs?: number;
  now?: () => number;
};

const name = "meilisearch";
const knownForMs = 2_000;

/**
 * Search by a Meilisearch server, which the sender keeps like the database. While the server is away, slow, of a wrong
 * version, or its index empty or not made yet, the database answers, more simply. Not the index of the default engine:
 * whoever runs a server for search would pay for both, in every node and all the time, to be better during an outage.
 */
export function meilisearchEngine({
  db,
  address,
  budgetMs = 800,
  openForMs = 30_000,
  now,
}: Options): SearchEngine {
  const server = new MeiliServer(address, { timeoutMs: 10_000 });
  const breaker = new Breaker(openForMs, now);
  const dictionaries = siteDictionaries(db);
  let uid: Promise<string> | undefined;
  let fits: Promise<void> | undefined;
  let whole: { at: number; is: Promise<boolean> } | undefined;

  const index = () => {
    uid ??= indexName(db);
    uid.catch(() => {
      uid = undefined;
    });
    return uid;
  };

  /** Made once and not being made for the first time; asked of the database every two seconds at most. */
  function isWhole(of: string): Promise<boolean> {
    if (!whole || performance.now() - whole.at > knownForMs)
      whole = { at: performance.now(), is: placeOf(db, of).then((place) => !!place?.builtAt) };
    return whole.is;
  }

  async function ask(request: SearchRequest, of: string): Promise<SearchResult> {
    const signal = AbortSignal.timeout(budgetMs);
    fits ??= requireVersion(server);
    await within(fits, signal);
    const said = `${request.q}\n${request.details ?? ""}`;
    const parts = partsOf(of, request, request.exact ? [] : dictionaries.otherWords(said, request.language));
    if (parts.length === 0) return nothingFound(name, false);
    const all = await server.search(
      parts.map(({ query }) => query),
      signal,
    );
    const hits = request.exact ? all.map((list) => list.filter((hit) => mistakesOf(hit) === 0)) : all;
    if (all.every((list) => list.length === 0) && (await isEmptied(of)))
      throw new Error("the index is empty");
    const found = foundIn(parts, hits);
    const learned = onlyVotedFor(found).map((key) => heldIdOfSubject(subjectOf(key)));
    // With filters only the server can say whether an article passes them.
    const isFree = !Object.values(request.filters ?? {}).some((value) => value !== undefined);
    const there =
      isFree && learned.length > 0 ? (await server.search([presence(of, learned)], signal))[0]! : [];
    const list = ranked(request, found, there);
    const facets = facetsOf(list);
    const from = request.offset ?? 0;
    return {
      hits: list.slice(from, from + request.limit).map(({ hit }) => hit),
      total: list.length,
      uncounted: uncountedOf(parts, hits, facets),
      facets,
      ...(request.withAnswer && {
        answer: answerAmong(ranked({ ...request, mode: "ask" }, found, there).map(({ hit }) => hit)),
      }),
      corrections: request.exact
        ? []
        : correctionsOf(
            parts[0]!.words,
            all.filter((_, at) => !parts[at]!.isInPlace).flat(),
            request.language,
          ),
      engine: name,
      degraded: false,
    };
  }

  /** Nothing found is believed, unless the server holds nothing at all while the site does. */
  async function isEmptied(of: string): Promise<boolean> {
    if ((await server.count(of)) !== 0) return false;
    const { rows } = await db.execute<{ is: boolean }>(sql`
      select exists (select from questions q where ${visibleQuestion("q")})
        or exists (select from articles a where ${visibleArticle("a")}) as is`);
    return rows[0]!.is;
  }

  async function simply(request: SearchRequest): Promise<SearchResult> {
    // Beside each thread that is read, it would cost more than the thread.
    if (request.mode === "similar") return nothingFound(name, true);
    return { ...(await searchCandidates(db, request)), engine: name, degraded: true };
  }

  return {
    async search(request) {
      const of = await index().catch(() => undefined);
      if (of === undefined || !(await isWhole(of).catch(() => false)) || !breaker.mayTry())
        return simply(request);
      try {
        const found = await ask(request, of);
        breaker.succeeded();
        return found;
      } catch (error) {
        breaker.failed();
        fits = undefined;
        log.warn("search.server_failed", { reason: (error as Error).message, isLeftAlone: breaker.isOpen });
        return simply(request);
      }
    },
    async state(): Promise<EngineState> {
      const of = await index();
      const place = await placeOf(db, of);
      return {
        engine: name,
        version: MEILI_VERSION,
        ready: !!place?.builtAt && !breaker.isOpen,
        documents: place?.documents ?? 0,
        revision: Number(place?.floor ?? 0),
        lagSeconds: await lagOf(db, of),
        problem: place?.problem ?? null,
      };
    },
    async rebuild() {
      const of = await index();
      await askToRebuild(db, of);
      while ((await placeOf(db, of))?.rebuildAskedAt) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async settled() {
      await untilFollowed(db, await index());
      await dictionaries.read();
      whole = undefined;
    },
    close: async () => undefined,
  };
}

const mistakesOf = ({ _rankingScoreDetails: details }: Record<string, unknown>): number =>
  (details as { typo?: { typoCount?: number } } | undefined)?.typo?.typoCount ?? 0;

/** The server gives so many hits for each question that it is asked; where of these only some fit, none that comes after them does. */
function uncountedOf(
  parts: readonly Part[],
  hits: readonly unknown[][],
  { kind }: SearchResult["facets"],
): FoundKind[] {
  const isCut = (wanted: Part["find"], fitting: number) =>
    parts.some(
      ({ find, query: { limit = 0 } }, at) =>
        find === wanted && hits[at]!.length >= limit && fitting * 2 > limit,
    );
  return [
    ...(isCut("articles", kind.article) ? (["article"] as const) : []),
    ...(isCut("asked", kind.question) ? (["question"] as const) : []),
  ];
}

function facetsOf(list: readonly { hit: { kind: "article" | "question" }; isSolved: boolean }[]) {
  const facets = { kind: { article: 0, question: 0 }, solved: { yes: 0, no: 0 } };
  for (const { hit, isSolved } of list) {
    facets.kind[hit.kind]++;
    if (hit.kind === "question") facets.solved[isSolved ? "yes" : "no"]++;
  }
  return facets;
}

const within = <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
    ),
  ]);
