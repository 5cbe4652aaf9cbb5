import type { Dictionary } from "../dictionary/dictionary";
import { type Key, keyOf, kindOf, type SearchDocument } from "../documents";
import { buildSegment } from "./builder";
import { type Calibration, usual, usualClearness } from "./calibration";
import { type Living, merge, mergeNow } from "./merge";
import { documentCount, languageName, type Segment } from "./segment";
import { Solvers } from "./solvers";
import type { Synonyms } from "./synonyms";
import { buildTypos, leastFrequency, type Typos } from "./typos";
import type { Averages } from "./weights";

/** A segment with what has happened to it since: who has departed, and whose words solved what. */
export type Part = Living & {
  places: Map<Key, number>;
  living: number;
  solverStarts: Uint32Array;
  solvers: Uint32Array;
  /** What each document is when its askers' words are counted. */
  roles: Uint8Array;
  /** Which of them are articles. */
  articles: Int32Array;
  /** Who has gone since it was made, and who has come back. */
  moves: { number: number; role: number; sign: 1 | -1 }[];
};

/** An article, or departed. */
export const NOT_ASKED = 0;
export const UNSOLVED = 1;
const HAS_SOLVER = 2;

/** Where nothing can be measured yet. */
const guessed: Averages = {
  article: { title: 6, body: 400, answers: 1 },
  question: { title: 8, body: 80, answers: 120 },
  lesson: { title: 5, body: 1, answers: 1 },
};
const SMALL = 300;

/** The whole index of a site: one large segment, small ones for what came since, and the places of the departed. */
export class LiveIndex {
  parts: Part[] = [];
  #typos: Typos | null = null;
  /** Those of a segment that was begun with: made while there is time, or when first needed. */
  #typosToBe: Generator<void, Typos> | null = null;
  #recent = new WeakMap<Segment, Typos>();
  readonly solvers = new Solvers();
  /** What staff say means the same. */
  synonyms: Synonyms = new Map();
  /** What means the same everywhere, by language; of those that are written here. */
  dictionaries: ReadonlyMap<string, Dictionary> = new Map();
  /** What scores have meant on this site so far. */
  calibration: Calibration = usual;
  /** What must be said here so that one thing stands out. */
  clearness: Calibration = usualClearness;
  /** Rises whenever the answer to a query may have changed. */
  revision = 0;
  #background: Generator<void, void> | null = null;
  #measured = 0;
  #languages: { revision: number; counts: [string, number][] } | null = null;

  /** Documents that can be found. */
  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.living, 0);
  }

  /** Begins with this segment; what the index held before is forgotten. */
  static of(segment: Segment): LiveIndex {
    const index = new LiveIndex();
    index.#measured = documentCount(segment);
    index.parts = [index.#enter(segment)];
    index.#typosToBe = buildTypos(segment);
    return index;
  }

  /** Takes these documents in, in place of what they were, and drops the others. */
  apply({ documents, gone }: { documents: readonly SearchDocument[]; gone: readonly Key[] }): void {
    const latest = new Map(documents.map((document) => [keyOf(document.kind, document.id), document]));
    for (const key of [...gone, ...latest.keys()]) this.#remove(key);
    if (latest.size > 0) this.parts.push(this.#enter(buildSegment(latest.values(), this.averages)));
    this.#joinSmall();
    this.revision++;
  }

  get averages(): Averages {
    return this.parts[0]?.segment.averages ?? guessed;
  }

  /** The number of documents has changed so much that lengths and rarities should be measured anew. */
  get isOutgrown(): boolean {
    return this.size > 2 * this.#measured + 20 || this.size < this.#measured / 3;
  }

  has(key: Key): boolean {
    return this.parts.some((part) => isAlive(part, key));
  }

  /** The part and place of a living document. */
  find(key: Key): { part: Part; number: number } | undefined {
    const part = this.parts.findLast((candidate) => isAlive(candidate, key));
    return part && { part, number: part.places.get(key)! };
  }

  /** What `look` finds while this document is as good as gone; everything is as it was afterwards. */
  without<T>(key: Key, look: () => T): T {
    const place = this.find(key);
    if (!place) return look();
    const { part, number: at } = place;
    const role = part.roles[at]!;
    this.#kill(part, at);
    try {
      return look();
    } finally {
      part.alive[at] = 1;
      part.roles[at] = role;
      part.moves.push({ number: at, role, sign: 1 });
      part.living++;
      this.solvers.count(part, at, 1);
    }
  }

  keys(): Key[] {
    return this.parts.flatMap((part) => [...part.segment.keys].filter((_, at) => part.alive[at]));
  }

  /** Documents by language, most first. */
  languages(): readonly (readonly [string, number])[] {
    if (this.#languages?.revision !== this.revision)
      this.#languages = { revision: this.revision, counts: this.#countLanguages() };
    return this.#languages.counts;
  }

  #countLanguages(): [string, number][] {
    const counts = new Map<number, number>();
    for (const { segment, alive } of this.parts)
      for (let d = 0; d < alive.length; d++)
        if (alive[d]) counts.set(segment.languages[d]!, (counts.get(segment.languages[d]!) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => [languageName(code), count]);
  }

  /** What mistyped words are looked up in. Where one writing of a word counts, so do those of the newest texts. */
  typos(): Typos[] {
    while (this.#typosToBe) this.#goOnWithTypos();
    const main = this.#typos ? [this.#typos] : [];
    if (leastFrequency(this.size) > 1) return main;
    const recent = this.parts.filter((part) => part.segment !== this.#typos?.segment);
    return [...main, ...recent.map(({ segment }) => this.#typosOf(segment))];
  }

  #goOnWithTypos(): void {
    const step = this.#typosToBe?.next();
    if (!step?.done) return;
    this.#typos = step.value;
    this.#typosToBe = null;
  }

  #typosOf(segment: Segment): Typos {
    const known = this.#recent.get(segment) ?? finish(buildTypos(segment));
    this.#recent.set(segment, known);
    return known;
  }

  /** Goes on tidying up for about this long. Returns whether more is left to do. */
  tidy(budgetMs: number): boolean {
    this.#background ??= this.#typosToBe || this.#needsTidying() ? this.#bringUpToDate() : null;
    const until = performance.now() + budgetMs;
    while (this.#background) {
      if (this.#background.next().done) this.#background = null;
      else if (performance.now() >= until) return true;
    }
    return false;
  }

  #needsTidying(): boolean {
    const [main] = this.parts;
    if (!main) return false;
    const waste = this.parts
      .slice(1)
      .reduce((sum, part) => sum + part.alive.length, main.alive.length - main.living);
    // On a small site it costs a moment, and every new word can be mistyped at once.
    return waste > (main.alive.length < 2_000 ? 0 : Math.max(200, main.alive.length * 0.05));
  }

  *#bringUpToDate(): Generator<void, void> {
    while (this.#typosToBe) {
      this.#goOnWithTypos();
      yield;
    }
    if (this.#needsTidying()) yield* this.#mergeAll();
  }

  *#mergeAll(): Generator<void, void> {
    // A list of its own: changes go on adding to the other one.
    const merged = [...this.parts];
    // Departures during the merge are looked up afterwards against who was alive when it began.
    const began = merged.map((part) => ({ segment: part.segment, alive: part.alive.slice() }));
    const segment = yield* merge(began);
    const typos = yield* buildTypos(segment);
    const newer = this.parts.filter((part) => !merged.includes(part));
    const main = this.#enter(segment);
    let place = 0;
    began.forEach(({ alive }, p) => {
      for (let d = 0; d < alive.length; d++) {
        if (!alive[d]) continue;
        if (!merged[p]!.alive[d]) this.#kill(main, place);
        place++;
      }
    });
    for (const part of merged) this.#leave(part);
    this.parts = [main, ...newer];
    this.#typos = typos;
    this.revision++;
  }

  /** Keeps the number of small segments low: neighbours of like size become one. */
  #joinSmall(): void {
    for (;;) {
      const [last, before] = [this.parts.at(-1), this.parts.at(-2)];
      if (!last || !before || this.parts.length < 3 || this.#background) return;
      if (before.alive.length > 2 * last.alive.length || before.living + last.living > SMALL) return;
      const joined = this.#enter(mergeNow([before, last]));
      this.#leave(before);
      this.#leave(last);
      this.parts.splice(-2, 2, joined);
    }
  }

  #enter(segment: Segment): Part {
    const alive = new Uint8Array(documentCount(segment)).fill(1);
    const places = new Map<Key, number>();
    for (let at = 0; at < alive.length; at++) places.set(segment.keys[at]!, at);
    const solvers = Uint32Array.from(segment.solvedBy, (key) => this.solvers.numberOf(key));
    const part: Part = {
      segment,
      alive,
      places,
      living: alive.length,
      articles: articlesOf(segment),
      moves: [],
      solverStarts: segment.solvedByStarts,
      solvers,
      roles: Uint8Array.from(segment.keys, (key, d) => roleOf(segment, key, d)),
    };
    for (let d = 0; d < alive.length; d++) this.solvers.count(part, d, 1);
    return part;
  }

  /** Its documents live on in another part. */
  #leave(part: Part): void {
    for (let d = 0; d < part.alive.length; d++) if (part.alive[d]) this.solvers.count(part, d, -1);
  }

  #remove(key: Key): void {
    for (const part of this.parts) if (isAlive(part, key)) this.#kill(part, part.places.get(key)!);
  }

  #kill(part: Part, at: number): void {
    part.alive[at] = 0;
    part.moves.push({ number: at, role: part.roles[at]!, sign: -1 });
    part.roles[at] = NOT_ASKED;
    part.living--;
    this.solvers.count(part, at, -1);
  }
}

function articlesOf({ keys }: Segment): Int32Array {
  const numbers: number[] = [];
  keys.forEach((key, d) => {
    if (kindOf(key) === "article") numbers.push(d);
  });
  return Int32Array.from(numbers);
}

function roleOf({ solvedByStarts }: Segment, key: Key, at: number): number {
  if (kindOf(key) === "article") return NOT_ASKED;
  return solvedByStarts[at + 1]! > solvedByStarts[at]! ? HAS_SOLVER : UNSOLVED;
}

const isAlive = (part: Part, key: Key): boolean => {
  const at = part.places.get(key);
  return at !== undefined && part.alive[at] === 1;
};

function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
