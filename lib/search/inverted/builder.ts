import { type Key, keyOf, keyOfSubject, kindOf, kinds, type SearchDocument } from "../documents";
import { termsOf } from "../text";
import { gramsOf } from "./grams";
import { ANSWERED, IN_BODY, IN_TITLE, languageCode, OUTDATED, type Segment, SOLVED } from "./segment";
import { type Averages, impactOf, type Lengths } from "./weights";

/** Words of one part beyond these do not count: no document may slow down or flood the index. */
const limits: Lengths = { title: 100, body: 5_000, answers: 4_000 };
const MAX_COUNT = 255;

/** A segment of these documents. Without `averages` they are measured from the documents themselves. */
export function buildSegment(documents: Iterable<SearchDocument>, averages?: Averages): Segment {
  const builder = new SegmentBuilder();
  for (const document of documents) builder.add(document);
  return builder.finish(averages);
}

/** Takes documents one by one, so that a whole site streams through; a key may be added once. */
export class SegmentBuilder {
  #terms = new Map<string, number>();
  #documents: Omit<SearchDocument, "title" | "body" | "answers">[] = [];
  #lengths: Lengths[] = [];
  #wordCounts: number[] = [];
  #grams: Uint16Array[] = [];
  // One entry per word and document: the word's number, the document's, and three counts packed.
  #words = new Numbers();
  #owners = new Numbers();
  #counts = new Numbers();

  add({ title, body, answers, ...document }: SearchDocument): void {
    const owner = this.#documents.length;
    const counts = new Map<string, number>();
    const lengths = {
      title: count(counts, title, document.language, limits.title, 0),
      body: count(counts, body, document.language, limits.body, 8),
      answers: count(counts, answers, document.language, limits.answers, 16),
    };
    let wordCount = 0;
    for (const [term, packed] of counts) {
      let word = this.#terms.get(term);
      if (word === undefined) {
        word = this.#terms.size;
        this.#terms.set(term, word);
      }
      this.#words.push(word);
      this.#owners.push(owner);
      this.#counts.push(packed);
      if (packed & 0xffff) wordCount++;
    }
    this.#documents.push(document);
    this.#lengths.push(lengths);
    this.#wordCounts.push(wordCount);
    this.#grams.push(gramsOf(title));
  }

  get size(): number {
    return this.#documents.length;
  }

  finish(averages: Averages = this.#averages()): Segment {
    const { order, termStarts, termUnits } = sortTerms(this.#terms);
    const words = this.#words.all();
    const postingStarts = new Uint32Array(order.length + 1);
    for (const word of words) postingStarts[order[word]! + 1]!++;
    for (let i = 0; i < order.length; i++) postingStarts[i + 1]! += postingStarts[i]!;
    return {
      averages,
      ...this.#facts(),
      termStarts,
      termUnits,
      postingStarts,
      ...this.#postings(order, postingStarts, averages),
    };
  }

  #postings(order: Uint32Array, starts: Uint32Array, averages: Averages) {
    const words = this.#words.all();
    const owners = this.#owners.all();
    const counts = this.#counts.all();
    const next = starts.slice();
    const postings = new Int32Array(words.length);
    const impacts = new Uint8Array(words.length);
    const byKind = this.#documents.map((document) => averages[document.kind]);
    for (let i = 0; i < words.length; i++) {
      const owner = owners[i]!;
      const packed = counts[i]!;
      const parts = { title: packed & 0xff, body: (packed >>> 8) & 0xff, answers: (packed >>> 16) & 0xff };
      const place = next[order[words[i]!]!]!++;
      const where = (parts.title ? IN_TITLE : 0) | (parts.body ? IN_BODY : 0);
      postings[place] = owner | where;
      impacts[place] = impactOf(parts, this.#lengths[owner]!, byKind[owner]!);
    }
    return { postings, impacts };
  }

  #facts() {
    const documents = this.#documents;
    const topics = rows(documents.map((document) => document.topics));
    const solvedBy = rows(documents.map(solvers));
    const grams = joined(this.#grams);
    return {
      keys: Float64Array.from(documents, (document) => keyOf(document.kind, document.id)),
      flags: Uint8Array.from(documents, flagsOf),
      languages: Uint16Array.from(documents, (document) => languageCode(document.language)),
      created: Uint32Array.from(documents, (document) => Math.max(0, document.createdAt.getTime() / 60_000)),
      wordCounts: Uint16Array.from(this.#wordCounts, (words) => Math.min(words, 0xffff)),
      gramStarts: grams.starts,
      grams: grams.values,
      topicStarts: topics.starts,
      topics: Uint32Array.from(topics.values),
      solvedByStarts: solvedBy.starts,
      solvedBy: Float64Array.from(solvedBy.values),
    };
  }

  #averages(): Averages {
    const sums = Object.fromEntries(kinds.map((kind) => [kind, { title: 0, body: 0, answers: 0, of: 0 }]));
    this.#documents.forEach(({ kind }, at) => {
      const sum = sums[kind]!;
      const lengths = this.#lengths[at]!;
      sum.title += lengths.title;
      sum.body += lengths.body;
      sum.answers += lengths.answers;
      sum.of++;
    });
    const mean = ({ of, ...sum }: Lengths & { of: number }): Lengths => ({
      title: sum.title / Math.max(1, of),
      body: sum.body / Math.max(1, of),
      answers: sum.answers / Math.max(1, of),
    });
    return { article: mean(sums.article!), question: mean(sums.question!), lesson: mean(sums.lesson!) };
  }
}

function count(
  counts: Map<string, number>,
  text: string,
  language: string,
  limit: number,
  shift: number,
): number {
  if (!text) return 0;
  const terms = termsOf(text, language, limit);
  for (const term of terms) {
    const packed = counts.get(term) ?? 0;
    if (((packed >>> shift) & 0xff) < MAX_COUNT) counts.set(term, packed + (1 << shift));
  }
  return terms.length;
}

function sortTerms(terms: Map<string, number>) {
  const sorted = [...terms.keys()].sort();
  const order = new Uint32Array(sorted.length);
  const termStarts = new Uint32Array(sorted.length + 1);
  const termUnits = new Uint16Array(sorted.reduce((sum, term) => sum + term.length, 0));
  let at = 0;
  sorted.forEach((term, place) => {
    order[terms.get(term)!] = place;
    for (let i = 0; i < term.length; i++) termUnits[at++] = term.charCodeAt(i);
    termStarts[place + 1] = at;
  });
  return { order, termStarts, termUnits };
}

const flagsOf = ({
  solved,
  answered,
  outdated,
}: Pick<SearchDocument, "solved" | "answered" | "outdated">): number =>
  (solved ? SOLVED : 0) | (answered ? ANSWERED : 0) | (outdated ? OUTDATED : 0);

/** What solved it by key; a question that names itself says nothing. */
function solvers(document: { kind: SearchDocument["kind"]; id: number; solvedBy: readonly string[] }): Key[] {
  const own = keyOf(document.kind, document.id);
  const keys = document.solvedBy
    .map(keyOfSubject)
    .filter((key): key is Key => key !== undefined && key !== own);
  return [...new Set(keys)].filter((key) => kindOf(key) !== "lesson");
}

function rows(lists: readonly (readonly number[])[]) {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at]! + list.length;
  });
  return { starts, values: lists.flat() };
}

function joined(lists: readonly Uint16Array[]) {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at]! + list.length;
  });
  const values = new Uint16Array(starts.at(-1)!);
  lists.forEach((list, at) => {
    values.set(list, starts[at]!);
  });
  return { starts, values };
}

/** A list of whole numbers that grows without one object per number. */
class Numbers {
  #held = new Uint32Array(1_024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#held.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.#length++] = value;
  }

  all(): Uint32Array {
    return this.#held.subarray(0, this.#length);
  }
}
