import type { OpenPoint } from "@/db/schema";
import { tooMuch } from "@/lib/markdown/complexity";
import { type Block, blocksOf } from "./blocks";
import type { DraftSource, Readable, SourceAnswer } from "./draft-source";
import { openPointsOf, sentencesOf } from "./open-points";
import { namesOf, type TakenOut, withoutGreetings, withoutPrivate } from "./private-text";
import { blocksIn, type Section, sectionsOf, sourcesOf } from "./sections";
import { centralTitle, tidyTitle } from "./title";

/** What stands in a draft besides the sources' own sentences, in the article's language. */
export type DraftWords = {
  first: string;
  next: string;
  another: (place: number) => string;
  /** Takes the links to the sources. */
  sources: (links: string) => string;
  /** For a group that nobody has answered yet. */
  outline: { what: string; steps: string; otherwise: string; toWrite: string };
  takenOut: Record<TakenOut, string>;
};

export type Draft = {
  title: string;
  summary: string;
  body: string;
  language: string;
  /** Every question of the group; with the answer where the text grew from it. */
  sources: { question: number; answerId: number | null }[];
  openPoints: OpenPoint[];
  /** How many places looked private and were taken out. */
  privatePlaces: number;
};

const mostSources = 60;
const mostRead = 30_000;

/** An article as far as the answers of a group carry it: their own sentences, each said once, with where it is from. */
export function draftOf(given: readonly DraftSource[], words: DraftWords): Draft {
  const sources = given.map((source) => readable(source, words.takenOut));
  const language = draftLanguage(given);
  const used = sources.filter((source) => source.answer && source.language === language);
  const kept = sectionsOf(used.sort(byHelp).slice(0, mostSources), language);
  const cited = new Set(kept.flatMap(sourcesOf).map((source) => source.question));
  return {
    title: centralTitle(
      sources.filter((source) => source.language === language).map((s) => s.title),
      language,
    ),
    summary: summaryOf(kept),
    body: kept.length > 0 ? bodyOf(kept, words) : outlineOf(words),
    language,
    sources: sources.map((source) => ({
      question: source.question,
      answerId: cited.has(source.question) ? source.answer!.id : null,
    })),
    openPoints: openPointsOf(sources, { language, cited, sections: kept.map(sourcesOf) }),
    privatePlaces: sources.reduce((sum, source) => sum + source.takenOut.length, 0),
  };
}

/** A source without what is private in it. Everything that is made of sources, by rules or by a model, begins here. */
export function readable(source: DraftSource, words: Record<TakenOut, string>): Readable {
  const names = namesOf(source.people);
  const title = withoutPrivate(tidyTitle(source.title), names, words);
  const failed = source.failed.map((reason) => withoutPrivate(reason, names, words).text);
  if (!source.answer) return { ...source, title: title.text, failed, answer: null, takenOut: title.takenOut };
  const found = withoutPrivate(withoutGreetings(source.answer.body.slice(0, mostRead)), names, words);
  const blocks = blocksOf(found.text).filter((block) => tooMuch(block.markdown) === null);
  const answer = { ...source.answer, text: found.text, blocks };
  return {
    ...source,
    title: title.text,
    failed,
    answer: blocks.length > 0 && !onlyAsks(answer) ? answer : null,
    takenOut: [...title.takenOut, ...found.takenOut],
  };
}

/** Whoever asks back has answered nothing yet, however many found that a good question. */
function onlyAsks({ text, isAccepted, worked }: SourceAnswer & { text: string }): boolean {
  if (isAccepted || worked > 0) return false;
  const sentences = sentencesOf(text);
  return 2 * sentences.filter((sentence) => /[?？]$/.test(sentence)).length >= sentences.length;
}

/** How many it solved comes first, then how many found it helpful, then which was there first. */
function byHelp(a: Readable, b: Readable): number {
  const solved = ({ answer }: Readable) => (answer!.isAccepted ? 1 : 0) + answer!.worked;
  return solved(b) - solved(a) || b.answer!.votes - a.answer!.votes || a.question - b.question;
}

/** The language that most of it is in; answers weigh more, since an article needs something to say. */
export function draftLanguage(sources: readonly Pick<DraftSource, "language" | "answer">[]): string {
  const count = new Map<string, number>();
  for (const { language, answer } of sources)
    count.set(language, (count.get(language) ?? 0) + (answer ? 1.5 : 1));
  return [...count].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? "en";
}

/** The beginning of what helped most: as many of its first sentences as tell a reader what it is about. */
function summaryOf([first]: readonly Section[]): string {
  const text = first && blocksIn(first).find(({ kind }) => kind === "text")?.markdown;
  const plain = (text ?? "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*_~#>]|\\(?=[<{])/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const least = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(plain) ? 15 : 25;
  const end = "[.!?。！？](?=\\s|$|[^\\p{L}\\p{N}.])";
  const found = [least, 15].map((from) => new RegExp(`^.{${from},200}?${end}`, "u").exec(plain)?.[0]);
  const sentences = found.find(Boolean) ?? plain;
  return [...sentences].length > 200 ? "" : sentences;
}

function bodyOf(sections: readonly Section[], words: DraftWords): string {
  return sections
    .map(({ passages }, at) => {
      const heading =
        sections.length > 1 ? [`## ${[words.first, words.next][at] ?? words.another(at + 1)}`] : [];
      const cited = passages.flatMap(({ blocks, from }) => [
        ...apart(blocks),
        words.sources(from.map(linkTo).join(" · ")),
      ]);
      return [...heading, ...cited].join("\n\n");
    })
    .join("\n\n");
}

/** Two lists that touch would become one; with other marks the second begins anew. */
function apart(blocks: readonly Block[]): string[] {
  let marks = 0;
  return blocks.map(({ kind, markdown }, at) => {
    marks = kind === "list" && blocks[at - 1]?.kind === "list" ? marks + 1 : 0;
    return marks % 2 === 0 ? markdown : withOtherMarks(markdown);
  });
}

const withOtherMarks = (list: string): string =>
  list.replace(
    OWN_MARK,
    (_, space: string, number: string | undefined, after: string | undefined, bullet: string) =>
      `${space}${number ?? ""}${OTHER[after ?? bullet]}`,
  );
const OWN_MARK = /^( {0,3})(?:(\d{1,9})([.)])|([-*+]))(?=\s)/gm;
const OTHER: Record<string, string> = { ".": ")", ")": ".", "-": "*", "*": "-", "+": "-" };

const outlineOf = ({ outline }: DraftWords): string =>
  [outline.what, outline.steps, outline.otherwise]
    .map((heading) => `## ${heading}\n\n${outline.toWrite}`)
    .join("\n\n");

/** A source as readers find it; the words of a title are words, whatever characters they have. */
export function linkTo(source: Pick<Readable, "question" | "slug" | "title" | "answer">): string {
  const words = source.title.replace(/[\\`*_{}[\]<>()#!|~]/g, "\\$&");
  return `[${words}](${addressOf(source)})`;
}

/** Where a source stands: the answer, or the question that has none. */
export function addressOf({
  question,
  slug,
  answer,
}: Pick<Readable, "question" | "slug" | "answer">): string {
  return `/questions/${question}/${encodeURIComponent(slug)}${answer ? `#answer-${answer.id}` : ""}`;
}
