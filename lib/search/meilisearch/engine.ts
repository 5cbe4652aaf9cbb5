import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { log } from "@/lib/log";
import { Breaker } from "../breaker";
import { type DocumentSource, type FoundKind, kindOf, subjectOf } from "../documents";
import {
  amongAllKinds,
  answerAmong,
  type EngineState,
  nothingFound,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
} from "../engine";
import { askToRebuild, lagOf, placeOf, untilFollowed } from "../following/place";
import { type Synonyms, synonymsOf } from "../inverted/synonyms";
import { searchCandidates } from "../sql-candidates";
import { synonymGroups } from "../synonyms";
import { visibleArticle, visibleQuestion } from "../visible";
import { type Address, MeiliServer } from "./client";
import { correctionsOf } from "./corrections";
import { siteDictionaries } from "./dictionaries";
import { heldIdOfSubject, MEILI_VERSION } from "./documents";
import { foundIn, onlyVotedFor } from "./found";
import { gather } from "./gather";
import { learning } from "./learning";
import type { Match } from "./matches";
import { indexName } from "./names";
import { hasFilters, limitOf, presence, type Room, rooms } from "./query";
import { type Learnt, ranked } from "./rank";
import { requireVersion } from "./server-version";
import { slotsOf } from "./slots";
import { plainWord } from "./words";

type Options = {
  db: Db;
  address: Address;
  /** Where it reads the questions that it learns from what scores mean; null: it keeps to the usual. */
  source?: DocumentSource | null;
  /** How long a search may take before the database answers in its place. */
  budgetMs?: number;
  /** How long a server that failed is left alone. */
  openForMs?: number;
  now?: () => number;
};

const name = "meilisearch";
const knownForMs = 2_000;
// Nobody waits for what is asked only to learn.
const learningMs = 10_000;

/** What the database says of an index: how much it holds, and what else words are called. */
type Known = { documents: number; synonyms: Synonyms };

async function lookedUp(db: Db, uid: string): Promise<Known | null> {
  const place = await placeOf(db, uid);
  if (!place?.builtAt) return null;
  return { documents: place.documents, synonyms: synonymsOf(await synonymGroups(db)) };
}

/**
 * Search by a Meilisearch server, which the sender keeps like the database. While the server is away, slow, of a wrong
 * version, or its index empty or not made yet, the database answers, more simply. Not the index of the default engine:
 * whoever runs a server for search would pay for both, in every node and all the time, to be better during an outage.
 */
export function meilisearchEngine({
  db,
  address,
  source = null,
  budgetMs = 800,
  openForMs = 30_000,
  now,
}: Options): SearchEngine {
  const server = new MeiliServer(address, { timeoutMs: 10_000 });
  const breaker = new Breaker(openForMs, now);
  const dictionaries = siteDictionaries(db);
  let uid: Promise<string> | undefined;
  let fits: Promise<void> | undefined;
  let known: { at: number; is: Promise<Known | null> } | undefined;
  const scores = learning(server, source, async (request, of, learnt) => {
    const site = await knownOf(of);
    if (!site) return null;
    return (await ask(request, of, site, AbortSignal.timeout(learningMs), learnt)).hits[0] ?? null;
  });

  const index = () => {
    uid ??= indexName(db);
    uid.catch(() => {
      uid = undefined;
    });
    return uid;
  };

  /** What the database says of the index, asked every two seconds at most; null while it is made for the first time. */
  function knownOf(of: string): Promise<Known | null> {
    if (!known || performance.now() - known.at > knownForMs)
      known = { at: performance.now(), is: lookedUp(db, of) };
    return known.is;
  }

  async function ask(
    request: SearchRequest,
    of: string,
    { documents, synonyms }: Known,
    signal: AbortSignal,
    learnt: Learnt,
  ): Promise<SearchResult> {
    fits ??= requireVersion(server);
    await within(fits, signal);
    const said = `${request.q}\n${request.details ?? ""}`;
    const names = dictionaries.namesFor(said, request.language);
    const slots = slotsOf(request, synonyms, names);
    if (slots.length === 0) return nothingFound(name, false);
    const asked = amongAllKinds(request);
    const gathered = await gather(of, asked, slots, documents, (queries) => server.search(queries, signal));
    if (gathered.tally.isEmpty && (await isEmptied(of))) throw new Error("the index is empty");
    const found = foundIn(asked, gathered);
    const learned = onlyVotedFor(found).map((key) => heldIdOfSubject(subjectOf(key)));
    // With filters only the server can say whether an article passes them.
    const there =
      !hasFilters(asked) && learned.length > 0
        ? (await server.search([presence(of, learned)], signal))[0]!.hits
        : [];
    const { matches, hits } = ranked(request, found, there, learnt);
    const facets = facetsOf(matches);
    const from = request.offset ?? 0;
    return {
      hits: hits(from, from + request.limit),
      total: matches.length,
      uncounted: uncountedOf(gathered.cut, limitOf(request, slots.length), facets),
      facets,
      ...(request.withAnswer && {
        answer: answerAmong(ranked({ ...request, mode: "ask" }, found, there, learnt).hits(0, 1)),
      }),
      corrections: [...gathered.mistyped].flatMap(([term, hits]) =>
        correctionsOf([plainWord(term)], hits, request.language),
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
      const site = of === undefined ? null : await knownOf(of).catch(() => null);
      if (of === undefined || site === null || !breaker.mayTry()) return simply(request);
      try {
        const found = await ask(request, of, site, AbortSignal.timeout(budgetMs), scores.learnt());
        breaker.succeeded();
        scores.hint(of);
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
      const of = await index();
      await untilFollowed(db, of);
      await dictionaries.read();
      known = undefined;
      await scores.settled(of);
    },
    close: async () => scores.close(),
  };
}

/** The server gives so many hits for each word; where of these only some fit, none that comes after them does. */
function uncountedOf(cut: ReadonlySet<Room>, limit: number, { kind }: SearchResult["facets"]): FoundKind[] {
  const kinds = { articles: "article", asked: "question" } as const;
  return rooms.flatMap((room) => (cut.has(room) && kind[kinds[room]] * 2 > limit ? [kinds[room]] : []));
}

function facetsOf(matches: readonly Match[]) {
  const facets = { kind: { article: 0, question: 0 }, solved: { yes: 0, no: 0 } };
  for (const { key, isSolved } of matches) {
    const kind = kindOf(key) as FoundKind;
    facets.kind[kind]++;
    if (kind === "question") facets.solved[isSolved ? "yes" : "no"]++;
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
