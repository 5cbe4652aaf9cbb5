import { z } from "zod";
import type { OpenPoint } from "@/db/schema";
import { privateLooking } from "@/lib/markdown/private-looking";
import { termsOf } from "@/lib/search/text";
import { type DraftWords, linkTo, type Readable } from "./draft";

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
 * What may be kept of a model's answer: sentences that name their sources and say what stands there, as plain words.
 * The rest is named as left out. Null where nothing is left, or it is no answer at all.
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
  const sections = parsed.data.sections.flatMap(({ heading, steps, sentences }) => {
    const kept = sentences.filter(({ text, sources: named }) => {
      if (isSupported(text, named)) return true;
      if (left.length < mostNamed && text.trim())
        left.push({ kind: "not_cited", text: cut(oneLine(text), 160), questions: [] });
      return false;
    });
    if (kept.length === 0) return [];
    const named = [...new Set(kept.flatMap((each) => each.sources))];
    for (const number of named) cited.add(number);
    const title = isSupported(heading, named) ? asWords(oneLine(heading)) : null;
    return [{ title, steps, kept: kept.map(({ text }) => asWords(oneLine(text))), named }];
  });
  if (sections.length === 0) return null;
  const all = sources.map((_, at) => at + 1);
  const summary = isSupported(parsed.data.summary, all) ? cut(oneLine(parsed.data.summary), 280) : "";
  const body = sections.map(({ title, steps, kept, named }, at) => {
    const name = title ?? [words.first, words.next][at] ?? words.another(at + 1);
    const text = steps ? kept.map((step, place) => `${place + 1}. ${step}`).join("\n") : kept.join(" ");
    const links = named.map((number) => linkTo(sources[number - 1]!)).join(" · ");
    return [...(sections.length > 1 ? [`## ${name}`] : []), text, words.sources(links)].join("\n\n");
  });
  return {
    summary,
    body: body.join("\n\n"),
    cited: [...cited].map((number) => sources[number - 1]!.question),
    openPoints: left,
  };

  function isSupported(text: string, named: readonly number[]): boolean {
    if (named.length === 0 || named.some((number) => !terms[number - 1])) return false;
    const own = termsOf(text, language);
    if (own.length === 0 || privateLooking(text).length > 0) return false;
    const said = named.map((number) => terms[number - 1]!);
    const known = own.filter((term) => said.some((each) => each.has(term)));
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

/** Whatever it is in Markdown, readers see these characters. */
const asWords = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>()#!|~]/g, "\\$&")
    .replace(/^([-+=>]|\d+[.)])/, "\\$1")
    .replace(/https?:\/\//gi, "");
