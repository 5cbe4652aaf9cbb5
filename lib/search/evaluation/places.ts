import type { Hit } from "../engine";

/** What the site knows of its content by the names that an evaluation uses. */
export type Names = {
  /** Slugs by article. */
  articles: ReadonlyMap<number, string>;
  /** Numbers and imported names by question. */
  questions: ReadonlyMap<number, readonly string[]>;
  /** Slugs of the articles recorded as the answer of a question. */
  answeredBy: ReadonlyMap<number, readonly string[]>;
};

export type Expected = { articles?: string[]; questions?: string[]; none?: true };
/** One place of a ranking: everything that shows the asker the same answer. */
export type Place = { articles: readonly string[]; questions: string[]; score: number };

/** The ranking as an asker sees it: hits that lead to the same article are one place. */
export function placesOf(hits: readonly Hit[], names: Names): Place[] {
  const places: Place[] = [];
  const taken = new Set<string>();
  for (const hit of hits) {
    const articles =
      hit.kind === "article"
        ? [names.articles.get(hit.id) ?? `#${hit.id}`]
        : (names.answeredBy.get(hit.id) ?? []);
    const questions = hit.kind === "question" ? [...(names.questions.get(hit.id) ?? [String(hit.id)])] : [];
    const known = places.find((place) => articles.some((slug) => place.articles.includes(slug)));
    if (articles.length > 0 && articles.every((slug) => taken.has(slug)) && known) {
      known.questions.push(...questions);
      continue;
    }
    for (const slug of articles) taken.add(slug);
    places.push({ articles, questions, score: hit.score });
  }
  return places;
}

/** The place of the first right hit among the first ten, from 1, or null. */
export function rankOf(places: readonly Place[], expected: Expected): number | null {
  const at = places
    .slice(0, 10)
    .findIndex(
      (place) =>
        place.articles.some((slug) => expected.articles?.includes(slug)) ||
        place.questions.some((name) => expected.questions?.includes(name)),
    );
  return at === -1 ? null : at + 1;
}
