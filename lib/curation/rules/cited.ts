import { z } from "zod";
import type { OpenPoint } from "@/db/schema";
import { privateLooking } from "@/lib/markdown/private-looking";
import { termsOf } from "@/lib/search/text";
import { addressOf, type DraftWords, linkTo } from "./draft";
import type { Readable } from "./draft-source";

const sentence = z.object({ text: z.string().max(1_000), sources: z.array(z.int()).max(20) });
const reply = z.object({
  summary: z.string().max(1_000).default(""),
  sections: z
    .array(
      z.object({
        heading: z.string().max(300).default(""),
        steps: z.boolean().default(false),
        sentences: z.array(sentence).max(60),
      }),
    )
    .max(12),
});

export type Cited = { summary: string; body: string; cited: number[]; openPoints: OpenPoint[] };

/** This share of a sentence's words must be words of the sources that it names. */
const ownShare = 0.6;
const mostNamed = 12;

/**
 * What may be kept of a model's answer: sentences that name their sources and say what stands there, as plain words, each
 * once and with the numbers of its sources. The rest is named as left out. Null where nothing is left, or it is no answer at all.
 */
export function citedOnly(
  answer: unknown,
  sources: readonly Readable[],
  { language, words }: { language: string; words: DraftWords },
): Cited | null {
  const parsed = reply.safeParse(answer);
  if (!parsed.success) return null;
  const terms = sources.map((source) => termsOfSource(source, language));
  const left: OpenPoint[] = [];
  const cited = new Set<number>();
  const said = new Set<string>();
  const sections = parsed.data.sections.flatMap(({ heading, steps, sentences }) => {
    const kept = sentences.filter(({ text, sources: named }) => {
      if (isSupported(text, named)) {
        const isNew = !said.has(asWords(text));
        said.add(asWords(text));
        return isNew;
      }
      if (left.length < mostNamed && text.trim())
        left.push({ kind: "not_cited", text: cut(oneLine(text), 160), questions: [] });
      return false;
    });
    if (kept.length === 0) return [];
    const named = [...new Set(kept.flatMap((each) => each.sources))];
    for (const number of named) cited.add(number);
    const title = isSupported(heading, named) ? asWords(heading) : null;
    return [{ title, steps, kept, named }];
  });
  if (sections.length === 0) return null;
  const all = sources.map((_, at) => at + 1);
  const summary = isSupported(parsed.data.summary, all)
    ? cut(withoutEmphasis(oneLine(parsed.data.summary)), 280)
    : "";
  const places = new Map([...cited].map((number, at) => [number, at + 1]));
  const body = sections.map(({ title, steps, kept, named }, at) => {
    const name = title ?? [words.first, words.next][at] ?? words.another(at + 1);
    // Where all of a section is from one thread, the line below it says so of each sentence.
    const isOne = named.length === 1;
    const lines = kept.map(({ text, sources: own }) =>
      isOne ? asWords(text) : [asWords(text), ...[...new Set(own)].map(mark)].join(" "),
    );
    const text = steps ? lines.map((line, place) => `${place + 1}. ${line}`).join("\n") : lines.join(" ");
    const links = named.map((number) => [...(isOne ? [] : [mark(number)]), linkTo(source(number))].join(" "));
    return [...(sections.length > 1 ? [`## ${name}`] : []), text, words.sources(links.join(" · "))].join(
      "\n\n",
    );
  });
  return {
    summary,
    body: body.join("\n\n"),
    cited: [...cited].map((number) => source(number).question),
    openPoints: left,
  };

  function source(number: number): Readable {
    return sources[number - 1]!;
  }

  /** The number by which a sentence names its source; it leads to the answer. */
  function mark(number: number): string {
    return `[\\[${places.get(number)}\\]](${addressOf(source(number))})`;
  }

  function isSupported(text: string, named: readonly number[]): boolean {
    if (named.length === 0 || named.some((number) => !terms[number - 1])) return false;
    const own = termsOf(text, language);
    if (own.length === 0 || privateLooking(text).length > 0) return false;
    const theirs = named.map((number) => terms[number - 1]!);
    const known = own.filter((term) => theirs.some((each) => each.has(term)));
    // A number or an address that no source has was made up, however well the rest fits.
    const exact = [...text.matchAll(/\d+(?:[.,]\d+)*|[\w-]+(?:\.[\w-]+)+|https?:\S+|@\S+/g)].map(
      ([found]) => found,
    );
    const texts = named.map((number) => sourceText(sources[number - 1]!));
    return (
      known.length / own.length >= ownShare &&
      exact.every((found) => texts.some((each) => each.includes(found.replace(/[.,]$/, ""))))
    );
  }
}

const sourceText = ({ title, answer }: Readable): string => `${title}\n${answer?.text ?? ""}`;
const termsOfSource = (source: Readable, language: string): ReadonlySet<string> =>
  new Set(termsOf(sourceText(source), language, 5_000));

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
};

/** Models were asked for plain text, and take over the stars of their sources all the same. */
const withoutEmphasis = (text: string): string =>
  text.replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2").replace(/`([^`]+)`/g, "$1");

/** Whatever it is in Markdown, readers see these characters, in one line. */
const asWords = (text: string): string =>
  withoutEmphasis(oneLine(text))
    .replace(/[\\`*_{}[\]<>()#!|~]/g, "\\$&")
    .replace(/^([-+=>]|\d+[.)])/, "\\$1")
    .replace(/https?:\/\//gi, "");
