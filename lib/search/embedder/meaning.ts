import { log } from "@/lib/log";
import { Breaker } from "../breaker";
import type { SearchEngine, SearchRequest } from "../engine";
import { capQuery } from "../text";
import type { Embedder } from "./embedder";
import { packed } from "./vectors";

const remembered = 1_000;
const leftAloneMs = 30_000;
const embedsIn: readonly SearchRequest["mode"][] = ["submit", "ask"];

/**
 * The same engine, which is also told what a query means. Only what is submitted, or asked after a pause in typing, is
 * embedded, each text once; an embedder that is slow or away costs at most `withinMs` and the search goes on by words.
 */
export function withMeaning(engine: SearchEngine, embedder: Embedder, withinMs = 1_000): SearchEngine {
  const known = new Map<string, Int8Array | Promise<Int8Array>>();
  const breaker = new Breaker(leftAloneMs);

  function vectorOf(text: string): Int8Array | Promise<Int8Array> {
    const before = known.get(text);
    if (before) {
      // Asked again: the last to be forgotten.
      known.delete(text);
      known.set(text, before);
      return before;
    }
    const made = embedder.embed([text], { withinMs, tries: 1 }).then(([vector]) => packed(vector!));
    known.set(text, made);
    made.then(
      // A promise holds on to all of the request in which it was made; what it gave does not.
      (vector) => known.get(text) === made && known.set(text, vector),
      () => known.delete(text),
    );
    if (known.size > remembered) known.delete(known.keys().next().value!);
    return made;
  }

  async function meaningOf({ q, details = "", mode }: SearchRequest): Promise<Int8Array | undefined> {
    const text = capQuery(`${q}\n${details}`).trim();
    if (!embedsIn.includes(mode) || text === "" || !breaker.mayTry()) return;
    try {
      const vector = await vectorOf(text);
      breaker.succeeded();
      return vector;
    } catch (error) {
      breaker.failed();
      log.warn("search.not_embedded", { reason: (error as Error).message });
    }
  }

  return {
    ...engine,
    search: async (request) =>
      engine.search({ ...request, meaning: request.meaning ?? (await meaningOf(request)) }),
    async close() {
      await engine.close();
      await embedder.close();
    },
  };
}
