import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corpus, documentOf, plain, words } from "@/lib/testing/corpus";
import { keyOf, type SearchDocument } from "../documents";
import type { Filters, SearchRequest } from "../engine";
import { termsOf } from "../text";
import { buildSegment } from "./builder";
import { LiveIndex } from "./live";
import { planOf } from "./plan";
import { searchIndex } from "./rank";
import { score } from "./score";
import { fieldWeights, rarity } from "./weights";

const ask = (text: string): SearchRequest => ({ q: text, language: "en", mode: "submit", limit: 1_000 });

const dump = (index: LiveIndex, request: SearchRequest) =>
  searchIndex(index, request).hits.map((hit) => [hit.kind, hit.id, hit.score.toFixed(5), hit.parts]);

const tidied = (index: LiveIndex) => {
  while (index.tidy(1_000));
  return index;
};

describe("scores", () => {
  test("are those of BM25F counted by hand, to the last of 256 steps", () => {
    fc.assert(
      fc.property(corpus(12), words(4), (documents, query) => {
        const index = LiveIndex.of(buildSegment(documents));
        const { articles, asked } = score(index, planOf(index, { text: query, language: "en" }), 12).best;
        const found = new Map(
          [articles, asked].flatMap((best) => [...best.places()].map((at, i) => [at, best.values()[i]!])),
        );
        documents.forEach((document, at) => {
          const { value, slots } = byHand(documents, document, query);
          expect(Math.abs((found.get(at) ?? 0) - value)).toBeLessThan(0.02 * slots + 1e-6);
        });
      }),
    );
  });
});

/** BM25F from its definition, with nothing shared with the index but the weights. */
function byHand(documents: SearchDocument[], document: SearchDocument, query: string) {
  const terms = (text: string, language: string) => termsOf(text, language);
  const parts = ["title", "body", "answers"] as const;
  const kin = documents.filter(({ kind }) => kind === document.kind);
  const average = (part: (typeof parts)[number]) =>
    Math.max(1, kin.reduce((sum, one) => sum + terms(one[part], one.language).length, 0) / kin.length);
  const has = (one: SearchDocument, forms: Set<string>) =>
    parts.some((part) => terms(one[part], one.language).some((term) => forms.has(term)));
  const counts = new Map<string, number>();
  for (const word of query.split(" ").filter(Boolean)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let value = 0;
  let slots = 0;
  for (const [word, count] of counts) {
    const isEnglish = documents.some(({ language }) => language === "en");
    const [first] = termsOf(word, isEnglish ? "en" : "de");
    const forms = new Set([first!, ...termsOf(word, "de")]);
    const isKnown = documents.some((one) => has(one, new Set([first!])));
    // In each language of the site the word may have another stem; the frequencies of the stems add up.
    let frequency = 0;
    for (const form of forms) frequency += documents.filter((one) => has(one, new Set([form]))).length;
    if (frequency === 0) continue;
    const idf = rarity(Math.min(frequency, documents.length), documents.length);
    for (const form of forms) {
      let weighted = 0;
      for (const part of parts) {
        const own = terms(document[part], document.language);
        const found = own.filter((term) => term === form).length;
        if (found > 0)
          weighted += (fieldWeights[part] * found) / (0.25 + (0.75 * own.length) / average(part));
      }
      const share = form !== first && isKnown ? 0.6 : 1;
      if (weighted > 0) value += (share * ((count * 7) / (count + 6)) * idf * weighted) / (weighted + 12);
    }
    slots += idf * count;
  }
  return { value, slots };
}

describe("an index that changes", () => {
  test("answers after any changes and merges like one that is built of what is left", () => {
    const change = fc.record({
      documents: fc.uniqueArray(
        fc.integer({ min: 1, max: 14 }).chain((id) => documentOf(id)),
        { maxLength: 4, selector: ({ kind, id }) => `${kind}${id}` },
      ),
      gone: fc.array(
        fc.tuple(fc.constantFrom("article" as const, "question" as const), fc.integer({ min: 1, max: 14 })),
        {
          maxLength: 3,
        },
      ),
      merges: fc.boolean(),
    });
    fc.assert(
      fc.property(corpus(8), fc.array(change, { maxLength: 6 }), words(4), (first, changes, query) => {
        const index = LiveIndex.of(buildSegment(first));
        const standing = new Map(first.map((document) => [keyOf(document.kind, document.id), document]));
        for (const { documents, gone, merges } of changes) {
          const keys = gone.map(([kind, id]) => keyOf(kind, id));
          index.apply({ documents, gone: keys });
          for (const key of keys) standing.delete(key);
          for (const document of documents) standing.set(keyOf(document.kind, document.id), document);
          if (merges) tidied(index);
          expect(index.size).toBe(standing.size);
          expect(new Set(index.keys())).toEqual(new Set(standing.keys()));
        }
        // Merging never measures anew; so neither may the one it is compared with.
        const rebuilt = LiveIndex.of(buildSegment(standing.values(), index.averages));
        const merged = tidied(index);
        expect(merged.parts.length).toBeLessThanOrEqual(1);
        for (const mode of ["submit", "ask", "type"] as const)
          expect(
            new Map(dump(merged, { ...ask(query), mode }).map((hit) => [`${hit[0]}${hit[1]}`, hit])),
          ).toEqual(
            new Map(dump(rebuilt, { ...ask(query), mode }).map((hit) => [`${hit[0]}${hit[1]}`, hit])),
          );
      }),
      { numRuns: 150 },
    );
  });

  test("finds nothing that has gone, and everything that came while a merge ran", () => {
    const many = Array.from({ length: 3_000 }, (_, i) => plain(i + 1, `valve ${i}`));
    const index = LiveIndex.of(buildSegment(many));
    index.apply({
      documents: Array.from({ length: 400 }, (_, i) => plain(5_000 + i, "valve new")),
      gone: [],
    });
    index.tidy(0);
    index.apply({
      documents: [plain(9_000, "valve during")],
      gone: [keyOf("question", 1), keyOf("question", 5_001)],
    });
    tidied(index);
    const { hits, total } = searchIndex(index, ask("during"));
    expect([hits[0]?.id, total]).toEqual([9_000, 1]);
    expect(index.has(keyOf("question", 1))).toBe(false);
    expect(index.has(keyOf("question", 5_001))).toBe(false);
    expect(index.size).toBe(3_000 + 400 + 1 - 2);
  });
});

test("says of which kinds only the best are counted", () => {
  const documents = Array.from({ length: 301 }, (_, i) => plain(i + 1, `valve ${i}`));
  const articles = [1, 2].map((id) => ({ ...plain(id, "valve"), kind: "article" as const }));
  const index = LiveIndex.of(buildSegment([...documents, ...articles]));
  const of = (kind?: "article" | "question") => {
    const { total, uncounted } = searchIndex(index, { ...ask("valve"), filters: { kind } });
    return { total, uncounted };
  };
  expect(of()).toEqual({ total: 302, uncounted: ["question"] });
  expect(of("question")).toEqual({ total: 300, uncounted: ["question"] });
  expect(of("article")).toEqual({ total: 2, uncounted: [] });
  // Many have one of the words; of those that have enough of them all are there.
  const few = [401, 402].map((id) => plain(id, "valve oring gasket lever"));
  index.apply({ documents: few, gone: [] });
  const { total, uncounted } = searchIndex(index, ask("valve oring gasket lever"));
  expect({ total, uncounted }).toEqual({ total: 2, uncounted: [] });
});

describe("filters", () => {
  test("never change what is found but by leaving out", () => {
    const filter = fc.record(
      {
        kind: fc.constantFrom("article" as const, "question" as const),
        topics: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
        solved: fc.boolean(),
        language: fc.constantFrom("en", "de"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(corpus(20), words(1), filter, (documents, query, filters) => {
        const index = LiveIndex.of(buildSegment(documents));
        const found = searchIndex(index, { ...ask(query), filters }).hits;
        for (const { kind, id } of found) {
          const document = documents.find((one) => one.kind === kind && one.id === id)!;
          if (filters.kind) expect(kind).toBe(filters.kind);
          if (filters.language) expect(document.language).toBe(filters.language);
          if (filters.topics)
            expect(document.topics.some((topic) => filters.topics!.includes(topic))).toBe(true);
          if (filters.solved === true) expect(kind === "article" || document.solved).toBe(true);
          if (filters.solved === false) expect(kind === "question" && !document.solved).toBe(true);
        }
      }),
    );
  });

  test("a kind alone has what the list of all kinds has of it, whatever else narrows both", () => {
    const others = fc.record(
      {
        topics: fc.constantFrom([1], [2], [1, 2]),
        solved: fc.boolean(),
        language: fc.constantFrom("en", "de"),
      },
      { requiredKeys: [] },
    );
    const found = (index: LiveIndex, query: string, filters: Filters) =>
      searchIndex(index, { ...ask(query), filters });
    fc.assert(
      fc.property(corpus(20), words(4), others, (documents, query, filters) => {
        const index = LiveIndex.of(buildSegment(documents));
        const all = found(index, query, filters);
        for (const kind of ["article", "question"] as const) {
          const alone = found(index, query, { ...filters, kind });
          const of = all.hits.filter((hit) => hit.kind === kind);
          expect(alone.hits.map(({ id, score }) => [id, score])).toEqual(
            of.map(({ id, score }) => [id, score]),
          );
          expect(alone.total).toBe(all.facets.kind[kind]);
        }
      }),
      { numRuns: 50 },
    );
    // What has one word of four is not listed beside what has all of them, and not without it either.
    const index = LiveIndex.of(
      buildSegment([plain(1, "valve oring gasket lever"), plain(2, "valve", { kind: "article" })]),
    );
    const alone = found(index, "valve oring gasket lever", { kind: "article" });
    expect([alone.total, found(index, "valve", { kind: "article" }).total]).toEqual([0, 1]);
  });

  test("find what they leave although hundreds of others fit better", () => {
    const others = Array.from({ length: 400 }, (_, i) => plain(i + 1, "My password", { topics: [1] }));
    const few = [901, 902, 903].map((id) =>
      plain(id, "I am locked out", {
        topics: id === 903 ? [1] : [2],
        body: "It asks for a password again and again",
        language: id === 901 ? "de" : "en",
        createdAt: new Date("2026-06-01T00:00:00Z"),
        solved: id === 902,
      }),
    );
    const article = plain(910, "Signing in", { kind: "article", body: "Your password", topics: [2] });
    const index = LiveIndex.of(buildSegment([...others, ...few, article]));
    const left = (filters: Filters, q = "password") =>
      searchIndex(index, { ...ask(q), mode: "submit", filters })
        .hits.map(({ id }) => id)
        .sort();
    const long = `${"password again ".repeat(3)}one two three four five six seven eight nine ten eleven twelve`;
    for (const q of ["password", long]) {
      expect(left({ topics: [2] }, q)).toEqual([901, 902, 910]);
      expect(left({ language: "de" }, q)).toEqual([901]);
      expect(left({ since: new Date("2026-05-01T00:00:00Z") }, q)).toEqual([901, 902, 903]);
      expect(left({ solved: true, kind: "question" }, q)).toEqual([902]);
    }
    expect(left({}).length).toBeLessThan(400);
  });
});
