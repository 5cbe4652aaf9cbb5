/** What a search can find. A lesson is never shown: it is words that led to what solved them. */
export const kinds = ["article", "question", "lesson"] as const;
export type Kind = (typeof kinds)[number];
export type FoundKind = Exclude<Kind, "lesson">;

/** One thing in an index, made by the area that owns it from public content only. */
export type SearchDocument = {
  kind: Kind;
  id: number;
  language: string;
  topics: readonly number[];
  /** A question that something solved: an accepted answer, an article, another question. */
  solved: boolean;
  /** A question that has an answer by somebody else. */
  answered: boolean;
  /** Somebody who keeps it has said that it must be brought up to date. */
  outdated?: boolean;
  createdAt: Date;
  title: string;
  body: string;
  /** The words of all its answers. */
  answers: string;
  /** What solved it, where that is a thing of its own: `article:3`, `question:7`. */
  solvedBy: readonly string[];
};

/** Where an engine gets what it holds. */
export type DocumentSource = {
  /** Every document, in batches. */
  all(): AsyncIterable<SearchDocument[]>;
  /** What stands now for these subjects of the change feed, and which documents no longer do. */
  bySubjects(subjects: readonly string[]): Promise<DocumentChanges>;
};
export type DocumentChanges = { documents: SearchDocument[]; gone: string[] };

/** Several areas as one source. */
export function joinSources(sources: readonly DocumentSource[]): DocumentSource {
  return {
    async *all() {
      for (const source of sources) yield* source.all();
    },
    async bySubjects(subjects) {
      const parts = await Promise.all(sources.map((source) => source.bySubjects(subjects)));
      return { documents: parts.flatMap((part) => part.documents), gone: parts.flatMap((part) => part.gone) };
    },
  };
}

/** Only the articles of a source, or all but those; for measuring what each is worth. */
export function onlyOf(source: DocumentSource, only?: "articles" | "questions"): DocumentSource {
  if (!only) return source;
  const isWanted = ({ kind }: SearchDocument) => (kind === "article") === (only === "articles");
  return {
    async *all() {
      for await (const batch of source.all()) yield batch.filter(isWanted);
    },
    async bySubjects(subjects) {
      const { documents, gone } = await source.bySubjects(subjects);
      return { documents: documents.filter(isWanted), gone };
    },
  };
}

/** The numbers of the subjects of one kind, like those of `question:12`. */
export function idsOf(subjects: readonly string[], kind: string): number[] {
  const ids = subjects
    .filter((subject) => subject.startsWith(`${kind}:`))
    .map((subject) => Number(subject.slice(kind.length + 1)));
  return [...new Set(ids)].filter((id) => Number.isSafeInteger(id) && id > 0);
}

/** Markdown without the parts nobody reads: addresses behind links, pictures' files, bare links. */
export const readWords = (markdown: string): string =>
  markdown
    .replace(/\]\([^)\s]*(?:\s+"[^"]*")?\)/g, "] ")
    .replace(/\bhttps?:\/\/[^\s)>\]]+/gi, " ")
    .replace(/[\uE000\uE001]/g, "");

/** A document's place in an index: one number for kind and id. */
export type Key = number;
export const keyOf = (kind: Kind, id: number): Key => id * 4 + kinds.indexOf(kind);
export const kindOf = (key: Key): Kind => kinds[key % 4]!;
export const idOf = (key: Key): number => Math.floor(key / 4);
export const subjectOf = (key: Key): string => `${kindOf(key)}:${idOf(key)}`;

/** The key of a subject, or undefined where no document stands for such a thing. */
export function keyOfSubject(subject: string): Key | undefined {
  const [kind, id] = subject.split(":");
  const at = kinds.indexOf(kind as Kind);
  const number = Number(id);
  return at < 0 || !Number.isSafeInteger(number) || number <= 0 ? undefined : number * 4 + at;
}
