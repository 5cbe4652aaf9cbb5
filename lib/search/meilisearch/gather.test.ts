import { expect, test } from "vitest";
import { plain } from "@/lib/testing/corpus";
import { type Query, StoredIndex } from "@/lib/testing/meilisearch-index";
import type { SearchDocument } from "../documents";
import type { SearchRequest } from "../engine";
import type { IndexQuery, RawHit } from "./client";
import { heldDocument } from "./documents";
import { gather } from "./gather";
import { foundIn } from "./rank";
import { indexSettings } from "./settings";
import { slotsOf } from "./slots";

/** What is found among these documents for a request, and what was asked for that. */
async function ask(documents: SearchDocument[], more: Partial<SearchRequest> & { q: string }) {
  const index = new StoredIndex();
  Object.assign(index.settings, indexSettings(null));
  for (const document of documents) {
    const held = heldDocument(document);
    index.documents.set(held.id, held);
  }
  const rounds: IndexQuery[][] = [];
  const request: SearchRequest = { language: "en", mode: "submit", limit: 20, ...more };
  const gathered = await gather(
    "index",
    request,
    slotsOf(request, new Map(), []),
    documents.length,
    async (queries) => {
      rounds.push(queries);
      return queries.map((query) => {
        const { hits, estimatedTotalHits } = index.search(query as Query);
        return { hits: hits as RawHit[], total: estimatedTotalHits };
      });
    },
  );
  return { ...foundIn(request, gathered), tally: gathered.tally, rounds };
}

const kettles = Array.from({ length: 400 }, (_, i) => plain(i + 1, `Kettle ${i + 1}`));
const idOf = (key: number) => Math.floor(key / 4);

test("a word in too many texts to read them all is still counted in what the rare words find", async () => {
  const last = plain(900, "Something else", { body: "Of zircon, like the kettle" });
  const { asked, rounds } = await ask([...kettles, last], { q: "kettle zircon" });
  const one = asked.find(({ key }) => idOf(key) === 900)!;
  expect(one.covered).toBeCloseTo(1);
  expect(rounds).toHaveLength(2);
});

test("what has all the words is found where each of them is in more texts than are read", async () => {
  const lamps = Array.from({ length: 400 }, (_, i) => plain(500 + i, `Lamp ${500 + i}`));
  const both = plain(950, "Something else", { body: "The lamp of the kettle" });
  const { asked } = await ask([...kettles, ...lamps, both], { q: "kettle lamp" });
  expect(idOf(asked.toSorted((a, b) => b.covered - a.covered)[0]!.key)).toBe(950);
});

test("how rare a word is does not depend on what is looked at", async () => {
  const told = async (filters: SearchRequest["filters"]) => {
    const { tally } = await ask(kettles, { q: "kettle", filters });
    return tally.told(0);
  };
  expect(await told({ solved: true })).toBe(await told({}));
});

test("one step is enough where every word is known and all that has it was read", async () => {
  const { rounds } = await ask(kettles.slice(0, 20), { q: "kettle 7" });
  expect(rounds).toHaveLength(1);
});
