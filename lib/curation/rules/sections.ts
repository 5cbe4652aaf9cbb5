import { termsOf } from "@/lib/search/text";
import type { Block } from "./blocks";
import type { Readable } from "./draft-source";

/** What one source brought into a section, with those that say the same. */
export type Passage = { blocks: Block[]; from: Readable[] };
export type Section = { passages: Passage[]; helped: number };

const mostSections = 8;
const mostCharacters = 20_000;
/** Two pieces with this share of their terms in common say the same. */
const sameShare = 0.8;
/** An answer of which less than this is new adds to what is there and is no section of its own. */
const newShare = 0.35;

export const sourcesOf = ({ passages }: Section): Readable[] => [
  ...new Set(passages.flatMap(({ from }) => from)),
];
export const blocksIn = ({ passages }: Section): Block[] => passages.flatMap(({ blocks }) => blocks);

type Said = Passage & { terms: Set<string>[] };

/** Each piece once. An answer that says the same as another joins its section, with what it adds. */
export function sectionsOf(sources: readonly Readable[], language: string): Section[] {
  const sections: { passages: Said[]; helped: number }[] = [];
  for (const source of sources) {
    const pieces = source.answer!.blocks.map((block) => ({
      block,
      terms: termsIn(block.markdown, language),
    }));
    const all = sections.flatMap(({ passages }) => passages);
    const twins = (terms: Set<string>) =>
      all.filter((each) => each.terms.some((other) => areSame(other, terms)));
    const fresh = pieces.filter(({ terms }) => twins(terms).length === 0);
    const old = pieces.flatMap(({ terms }) => twins(terms));
    const size = (list: typeof pieces) => list.reduce((sum, { terms }) => sum + terms.size, 0);
    const helped = (source.answer!.isAccepted ? 1 : 0) + source.answer!.worked;
    const home = sections.find(({ passages }) => passages.includes(old[0]!));
    const says = (list: typeof pieces): Said => ({
      blocks: list.map(({ block }) => block),
      terms: list.map(({ terms }) => terms),
      from: [source],
    });
    if (home && size(fresh) < newShare * size(pieces)) {
      for (const passage of new Set(old)) passage.from.push(source);
      if (fresh.length > 0) home.passages.push(says(fresh));
      home.helped += helped;
    } else {
      // What was said above already is not said again, unless the steps would make no sense without it.
      const needsAll = fresh.some(({ block }) => block.kind === "list" || block.kind === "code");
      sections.push({ passages: [says(needsAll || fresh.length === 0 ? pieces : fresh)], helped });
    }
  }
  return fitting(sections.sort((a, b) => b.helped - a.helped));
}

const termsIn = (text: string, language: string): Set<string> => new Set(termsOf(text, language, 2_000));

/** Short ones are the same only when they have all words in common: "Press A" is not "Press B". */
function areSame(a: Set<string>, b: Set<string>): boolean {
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  const all = a.size + b.size - common;
  return all > 0 && common / all >= (Math.min(a.size, b.size) < 6 ? 1 : sameShare);
}

function fitting(sections: readonly Section[]): Section[] {
  const kept: Section[] = [];
  let characters = 0;
  for (const section of sections.slice(0, mostSections)) {
    characters += blocksIn(section).reduce((sum, { markdown }) => sum + markdown.length + 2, 0);
    if (characters > mostCharacters && kept.length > 0) break;
    kept.push(section);
  }
  return kept;
}
