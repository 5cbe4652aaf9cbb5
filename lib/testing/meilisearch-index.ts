import { facetsOf } from "./meilisearch-facets";
import { filterOf } from "./meilisearch-filter";
import { cosine, highlighted, removals } from "./meilisearch-matching";
import {
  type Answer,
  BadSearch,
  Documents,
  type Query,
  type StoredDocument,
  type StoredSettings,
} from "./meilisearch-stored";
import { allowedTypos, type Found, type Term, termsOfQuery, typosIn, wordsOfText } from "./meilisearch-words";

type Hit = { document: StoredDocument; score: number; has?: Has };
/** Which terms of a query a document has, and how. */
type Has = { terms: Term[]; kept: number[]; each: Found[] };

const mostFilters = 20;

/**
 * Finds by the rules that the real one has written down: which documents a query gives at all, by words, mistakes, phrases
 * and matching strategy; and their scores by the ranks of words, typo, attribute and exactness. Nearness and the places
 * of words it leaves out.
 */
export class StoredIndex {
  documents = new Documents();
  settings: StoredSettings = {};
  /** What was asked for since the last change: documents that have a term, hits of one word, and what passes a filter. */
  #known = new Map<string, Map<string, Found>>();
  #hits = new Map<string, Hit[]>();
  #passing = new Map<string, Map<StoredDocument, boolean>>();
  #held = {
    version: -1,
    words: new Map<string, Map<string, number>>(),
    byLength: new Map<number, string[]>(),
  };

  search(query: Query): Answer {
    this.#words();
    const passes = this.#filterOf(query);
    const parts = this.#partsOf(query);
    const found = (query.vector ? this.#byMeaning(query) : this.#byWords(query)).filter(
      ({ document, has }) => passes(document) && (has?.each.every(({ part }) => part < parts) ?? true),
    );
    const total = Math.min(found.length, this.settings.pagination?.maxTotalHits ?? 1_000);
    const from = query.offset ?? 0;
    const hits = found.slice(from, Math.min(total, from + (query.limit ?? 20)));
    return {
      hits: hits.map((hit) => this.#shown(hit, query)),
      estimatedTotalHits: total,
      ...(query.facets && { facetDistribution: this.#facetsOf(found, query.facets) }),
    };
  }

  #facetsOf(found: readonly Hit[], facets: string[]): Answer["facetDistribution"] {
    if (facets.some((name) => !this.settings.filterableAttributes?.includes(name)))
      throw new BadSearch("invalid_search_facets");
    const documents = found.map(({ document }) => document);
    return facetsOf(documents, facets, this.settings);
  }

  /** How many of the parts are looked at: only the first ones can be, because of a word it is known which is its first. */
  #partsOf({ attributesToSearchOn: wanted }: Query): number {
    const all = this.settings.searchableAttributes ?? [];
    if (!wanted) return Number.POSITIVE_INFINITY;
    if (wanted.some((name, at) => name !== all[at]))
      throw new BadSearch("the stand-in looks at the first parts");
    return wanted.length;
  }

  #filterOf({ filter }: Query): (document: StoredDocument) => boolean {
    const passes = filterOf(filter, this.settings.filterableAttributes);
    const name = JSON.stringify(filter ?? []);
    if (this.#passing.size > mostFilters) this.#passing.clear();
    const known = this.#passing.get(name) ?? new Map<StoredDocument, boolean>();
    this.#passing.set(name, known);
    return (document) => {
      let is = known.get(document);
      if (is === undefined) {
        is = passes(document);
        known.set(document, is);
      }
      return is;
    };
  }

  #byMeaning({ vector, hybrid }: Query): Hit[] {
    const { dimensions } = this.settings.embedders?.site ?? {};
    if (!hybrid) throw new BadSearch("missing_search_hybrid");
    if (dimensions === undefined || hybrid.embedder !== "site")
      throw new BadSearch("invalid_search_embedder");
    if (vector!.length !== dimensions) throw new BadSearch("invalid_vector_dimensions");
    // In between, the real one gives each hit the score of words or of meaning, whichever is higher: nothing to reckon with.
    if (hybrid.semanticRatio !== 1) throw new BadSearch("the stand-in knows no hybrid search");
    const hits = [...this.documents.values()].flatMap((document) => {
      const own = (document._vectors as { site?: number[] | null } | undefined)?.site;
      return own ? { document, score: (1 + cosine(vector!, own)) / 2 } : [];
    });
    return hits.sort(better);
  }

  #byWords({ q = "", matchingStrategy = "last" }: Query): Hit[] {
    const terms = termsOfQuery(q);
    if (terms.length === 0)
      return [...this.documents.values()].map((document) => ({ document, score: 1 })).sort(better);
    const name = JSON.stringify(terms);
    const known = terms.length === 1 ? this.#hits.get(name) : undefined;
    if (known) return known;
    const found = terms.map((term) => this.#having(term));
    const left = removals(terms, found, matchingStrategy);
    const hits: Hit[] = [];
    // Whatever is found at all has what is asked for to the last.
    for (const id of found[left.at(-1)![0]!]!.keys()) {
      const kept = left.find((some) => some.every((at) => found[at]!.has(id)));
      if (kept) hits.push(this.#hitOf(this.documents.get(id)!, terms, kept, found));
    }
    hits.sort(better);
    if (terms.length === 1) this.#hits.set(name, hits);
    return hits;
  }

  #hitOf(document: StoredDocument, terms: Term[], kept: number[], found: Map<string, Found>[]): Hit {
    const each = kept.map((at) => found[at]!.get(document.id)!);
    const { typoCount, maxTypoCount } = this.#typosIn({ terms, kept, each });
    const mostParts = kept.length * ((this.settings.searchableAttributes ?? []).length - 1);
    const title = String(document[this.settings.searchableAttributes?.[0] ?? ""] ?? "").toLowerCase();
    const isExact = title === terms.flatMap(({ words }) => words).join(" ");
    const ranks = [
      { rank: kept.length, of: terms.length },
      { rank: maxTypoCount + 1 - typoCount, of: maxTypoCount + 1 },
      { rank: mostParts + 1 - sum(each.map(({ part }) => part)), of: mostParts + 1 },
      { rank: isExact ? 3 : 1, of: 3 },
    ];
    const whole = ranks.reduce(
      (outer, inner) => ({ rank: (outer.rank - 1) * inner.of + inner.rank, of: outer.of * inner.of }),
      { rank: 1, of: 1 },
    );
    return { document, score: whole.rank / whole.of, has: { terms, kept, each } };
  }

  #typosIn({ terms, kept, each }: Has): { typoCount: number; maxTypoCount: number } {
    return {
      typoCount: sum(each.map(({ typos }) => typos)),
      maxTypoCount: sum(kept.map((at) => allowedTypos(terms[at]!, this.settings.typoTolerance))),
    };
  }

  #detailsOf(has: Has): object {
    return {
      words: { order: 0, matchingWords: has.kept.length, maxMatchingWords: has.terms.length },
      typo: { order: 1, ...this.#typosIn(has) },
    };
  }

  /** Which documents have a term: with the fewest mistakes, and of these in the first part. */
  #having(term: Term): Map<string, Found> {
    const held = this.#words();
    const name = JSON.stringify(term);
    const known = this.#known.get(name);
    if (known) return known;
    const found = new Map<string, Found>();
    this.#known.set(name, found);
    const put = (id: string, one: Found) => {
      const known = found.get(id);
      if (!known || one.typos < known.typos || (one.typos === known.typos && one.part < known.part))
        found.set(id, one);
    };
    const [word] = term.words;
    if (term.isPhrase) {
      for (const [id, part] of held.get(word!) ?? [])
        if (term.words.length === 1 || this.#says(id, term.words)) put(id, { typos: 0, part, word: word! });
      return found;
    }
    const most = allowedTypos(term, this.settings.typoTolerance);
    for (const other of term.isPrefix ? held.keys() : this.#asLongAs(word!, most)) {
      const typos = typosIn(other, word!, most, term.isPrefix);
      if (typos === undefined) continue;
      for (const [id, part] of held.get(other)!) put(id, { typos, part, word: other });
    }
    return found;
  }

  *#asLongAs(word: string, most: number): Generator<string> {
    for (let length = word.length - most; length <= word.length + most; length++)
      yield* this.#held.byLength.get(length) ?? [];
  }

  #says(id: string, words: string[]): boolean {
    const document = this.documents.get(id)!;
    return (this.settings.searchableAttributes ?? []).some((name) =>
      ` ${wordsOfText(String(document[name] ?? "")).join(" ")} `.includes(` ${words.join(" ")} `),
    );
  }

  /** Of each word the documents that have it, and the first part of each that does. */
  #words(): Map<string, Map<string, number>> {
    if (this.#held.version === this.documents.version) return this.#held.words;
    for (const kept of [this.#known, this.#hits, this.#passing]) kept.clear();
    const words = new Map<string, Map<string, number>>();
    for (const document of this.documents.values())
      (this.settings.searchableAttributes ?? []).forEach((name, part) => {
        for (const word of wordsOfText(String(document[name] ?? ""))) {
          const places = words.get(word) ?? new Map<string, number>();
          words.set(word, places);
          if (!places.has(document.id)) places.set(document.id, part);
        }
      });
    const byLength = new Map<number, string[]>();
    for (const word of words.keys()) {
      const alike = byLength.get(word.length) ?? [];
      byLength.set(word.length, alike);
      alike.push(word);
    }
    this.#held = { version: this.documents.version, words, byLength };
    return words;
  }

  #shown({ document, score, has }: Hit, query: Query): Record<string, unknown> {
    const words = new Set(has?.each.map(({ word }) => word));
    const shown = this.settings.displayedAttributes ?? Object.keys(document);
    const wanted = (query.attributesToRetrieve ?? shown).filter((name) => shown.includes(name));
    const held = (names: readonly string[]) =>
      Object.fromEntries(names.filter((name) => name in document).map((name) => [name, document[name]]));
    return {
      ...held(wanted),
      ...(query.showRankingScore && { _rankingScore: score }),
      ...(query.showRankingScoreDetails && { _rankingScoreDetails: has && this.#detailsOf(has) }),
      ...(query.attributesToHighlight && {
        _formatted: Object.fromEntries(
          query.attributesToHighlight
            .filter((name) => shown.includes(name))
            .map((name) => [name, highlighted(String(document[name] ?? ""), words, query)]),
        ),
      }),
    };
  }
}

const better = (a: Hit, b: Hit): number => b.score - a.score || (a.document.id < b.document.id ? -1 : 1);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
