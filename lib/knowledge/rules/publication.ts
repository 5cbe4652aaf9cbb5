export type Missing =
  | "text"
  | "topic"
  | "owner"
  | "review_date"
  | "snippet"
  | "alt"
  | "film_name"
  | "transcript"
  | "unread";
/** One thing to put right. `what` names the picture, film, snippet or address; `line` is where it stands in the text. */
export type Remark<Kind extends string = string> = { kind: Kind; what?: string; line?: number };

export type ToPublish = {
  body: string;
  topics: number;
  ownerId: string | null;
  reviewBy: Date | null;
  /** A machine wrote it, or places that looked private were taken out of it, and nobody has said that they read it. */
  isUnread?: boolean;
  /** Those that nobody has written in its language. */
  snippets: readonly { name: string; line?: number }[];
  picturesWithoutAlt: readonly { src: string; line?: number }[];
  filmsWithoutName: readonly { src: string; line?: number }[];
  mediaWithoutTranscript: readonly { src: string; title: string; line?: number }[];
};

/** What an article still needs before readers may see it. */
export const missingToPublish = (article: ToPublish): Remark<Missing>[] => [
  ...(article.body.trim() === "" ? [{ kind: "text" as const }] : []),
  ...(article.topics === 0 ? [{ kind: "topic" as const }] : []),
  ...(article.ownerId === null ? [{ kind: "owner" as const }] : []),
  ...(article.reviewBy === null ? [{ kind: "review_date" as const }] : []),
  ...(article.isUnread ? [{ kind: "unread" as const }] : []),
  ...article.snippets.map(({ name, line }) => ({ kind: "snippet" as const, what: name, line })),
  ...article.picturesWithoutAlt.map(({ src, line }) => ({ kind: "alt" as const, what: src, line })),
  ...article.filmsWithoutName.map(({ src, line }) => ({ kind: "film_name" as const, what: src, line })),
  ...article.mediaWithoutTranscript.map(({ title, src, line }) => ({
    kind: "transcript" as const,
    what: title || src,
    line,
  })),
];
