import { isSpaced } from "@/lib/search/text";

export type StoredDocument = Record<string, unknown> & { id: string };
export type StoredSettings = {
  searchableAttributes?: string[];
  typoTolerance?: { minWordSizeForTypos?: { oneTypo?: number; twoTypos?: number } };
  synonyms?: Record<string, string[]>;
  [name: string]: unknown;
};
export type Query = {
  q?: string;
  filter?: string[] | string;
  limit?: number;
  offset?: number;
  vector?: number[];
  attributesToRetrieve?: string[];
  attributesToHighlight?: string[];
  highlightPreTag?: string;
  highlightPostTag?: string;
};

/** An index as simple as can be: every word in every document, one by one. Where the real one ranks finely, it counts. */
export class StoredIndex {
  documents = new Map<string, StoredDocument>();
  settings: StoredSettings = {};

  search(query: Query): Record<string, unknown>[] {
    const passes = filterOf(query.filter);
    const words = (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
    const hits: { document: StoredDocument; score: number; typos: number; marked: Set<string> }[] = [];
    for (const document of this.documents.values()) {
      if (!passes(document)) continue;
      const { score, typos, marked } = this.#matchOf(document, words);
      const meant = query.vector ? cosine(query.vector, vectorOf(document)) : 0;
      const together = query.vector ? 0.5 * score + 0.5 * Math.max(0, meant) : score;
      if (together > 0 || words.length === 0) hits.push({ document, score: together, typos, marked });
    }
    hits.sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1));
    const from = query.offset ?? 0;
    return hits.slice(from, from + (query.limit ?? 20)).map(({ document, score, typos, marked }) => ({
      ...Object.fromEntries(
        Object.entries(document).filter(([name]) =>
          (query.attributesToRetrieve ?? Object.keys(document)).includes(name),
        ),
      ),
      _rankingScore: score,
      _rankingScoreDetails: { typo: { order: 1, typoCount: typos, maxTypoCount: 2, score: 1 } },
      ...(query.attributesToHighlight && {
        _formatted: Object.fromEntries(
          query.attributesToHighlight.map((name) => [
            name,
            highlighted(String(document[name] ?? ""), marked, query),
          ]),
        ),
      }),
    }));
  }

  /** The share of the words that a document has; a title counts a little more, a mistyped word less. */
  #matchOf(document: StoredDocument, words: readonly string[]) {
    const marked = new Set<string>();
    let score = 0;
    let typos = 0;
    words.forEach((word, at) => {
      let best = 0;
      let mistakes = 0;
      (this.settings.searchableAttributes ?? []).forEach((attribute, place) => {
        for (const held of new Set(String(document[attribute] ?? "").split(" "))) {
          const wrong = this.#mistakes(word, held, at === words.length - 1);
          if (wrong === undefined) continue;
          const worth = (1 - 0.08 * place) * (wrong === 0 ? 1 : 0.8 / wrong);
          marked.add(held);
          if (worth <= best) continue;
          best = worth;
          mistakes = wrong;
        }
      });
      score += best / words.length;
      typos += mistakes;
    });
    return { score, typos, marked };
  }

  /** How many letters of a word are wrong, or undefined where it is another word. */
  #mistakes(word: string, held: string, isLast: boolean): number | undefined {
    const alike = [word, ...(this.settings.synonyms?.[word] ?? [])];
    if (alike.includes(held) || (isLast && held.startsWith(word))) return 0;
    const { oneTypo = 5, twoTypos = 9 } = this.settings.typoTolerance?.minWordSizeForTypos ?? {};
    const most = !isSpaced(word) || word.length < oneTypo ? 0 : word.length < twoTypos ? 1 : 2;
    // The first letter counts double, as in the real one.
    const wrong = distance(word, held, most) + (word[0] === held[0] ? 0 : 1);
    return wrong <= most ? wrong : undefined;
  }
}

function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    last = row;
  }
  return last[b.length]!;
}

const highlighted = (
  text: string,
  marked: ReadonlySet<string>,
  { highlightPreTag = "<em>", highlightPostTag = "</em>" }: Query,
) =>
  text
    .split(" ")
    .map((word) => (marked.has(word) ? `${highlightPreTag}${word}${highlightPostTag}` : word))
    .join(" ");

const vectorOf = (document: StoredDocument): number[] =>
  (document._vectors as { site?: number[] | null } | undefined)?.site ?? [];

function cosine(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 0;
  const dot = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + value * y[at]!, 0);
  return dot(a, b) / (Math.sqrt(dot(a, a) * dot(b, b)) || 1);
}

type Passes = (document: StoredDocument) => boolean;

/** Conditions as this site writes them: a list of which all must hold, each with AND, OR, NOT IN, IN, =, >= and brackets. */
function filterOf(filter: string[] | string = []): Passes {
  const all = [filter].flat().map((condition) => new FilterReader(condition).read());
  return (document) => all.every((passes) => passes(document));
}

export class BadFilter extends Error {}

class FilterReader {
  #tokens: string[];

  constructor(text: string) {
    this.#tokens = text.match(/"(?:[^"\\]|\\.)*"|>=|[()[\],=]|[^\s()[\],=>"]+/g) ?? [];
  }

  read(): Passes {
    const passes = this.#either();
    if (this.#tokens.length > 0) throw new BadFilter(`unexpected ${this.#tokens[0]}`);
    return passes;
  }

  #either(): Passes {
    const first = this.#both();
    if (!this.#take("OR")) return first;
    const second = this.#either();
    return (document) => first(document) || second(document);
  }

  #both(): Passes {
    const first = this.#one();
    if (!this.#take("AND")) return first;
    const second = this.#both();
    return (document) => first(document) && second(document);
  }

  #one(): Passes {
    if (this.#take("(")) {
      const inner = this.#either();
      this.#must(")");
      return inner;
    }
    const name = this.#next();
    const values = (document: StoredDocument) => [document[name]].flat().map(String);
    if (this.#take("=")) {
      const wanted = this.#next();
      return (document) => values(document).includes(wanted);
    }
    if (this.#take(">=")) {
      const least = Number(this.#next());
      return (document) => Number(document[name]) >= least;
    }
    const isNot = this.#take("NOT");
    this.#must("IN");
    this.#must("[");
    const wanted: string[] = [];
    while (!this.#take("]")) {
      wanted.push(this.#next());
      this.#take(",");
    }
    return (document) => values(document).some((value) => wanted.includes(value)) !== isNot;
  }

  #take(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #must(token: string): void {
    if (!this.#take(token)) throw new BadFilter(`expected ${token}, not ${this.#tokens[0]}`);
  }

  #next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw new BadFilter("ends too early");
    return token.startsWith('"') ? JSON.parse(token) : token;
  }
}
