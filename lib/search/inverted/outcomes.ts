import { type DocumentSource, type Key, keyOf, kindOf, type SearchDocument, subjectOf } from "../documents";
import { ANSWER_FROM, type Hit } from "../engine";
import { tokensOf } from "../text";
import { type Calibration, calibrated, type Outcome, rawOf, usual, usualClearness } from "./calibration";
import type { LiveIndex } from "./live";
import { searchIndex } from "./rank";

const asked = 150;

/** Questions of the site whose solution is known, spread over all of them. */
export function solvedQuestions(index: LiveIndex): Key[] {
  const solved = index.keys().filter((key) => {
    const { part, number } = index.find(key)!;
    return kindOf(key) === "question" && part.solverStarts[number + 1]! > part.solverStarts[number]!;
  });
  const step = Math.max(1, Math.floor(solved.length / asked));
  return solved.filter((_, at) => at % step === 0).slice(0, asked);
}

/** Asks a solved question as if nobody had asked it yet. */
export const outcomesOf = (index: LiveIndex, document: SearchDocument): Outcome[] =>
  index.without(keyOf(document.kind, document.id), () => {
    const hit = firstFor(index, document, { q: document.title, details: document.body || undefined });
    return hit ? [{ raw: rawOf(hit.score, index.calibration), isRight: isRight(document, hit) }] : [];
  });

/** Asks its title alone, and the half of it that is there while the rest is still being typed; what scores well of these. */
export const clearnessOutcomes = (index: LiveIndex, document: SearchDocument): Outcome[] =>
  index.without(keyOf(document.kind, document.id), () =>
    [document.title, halfOf(document)].flatMap((q) => {
      const hit = firstFor(index, document, { q });
      // What it takes to single something out shows in what is not known by its title.
      if (!hit || hit.score < ANSWER_FROM || hit.clear === 1) return [];
      return { raw: rawOf(hit.clear!, index.clearness), isRight: isRight(document, hit) };
    }),
  );

function firstFor(index: LiveIndex, { language }: SearchDocument, asked: { q: string; details?: string }) {
  return searchIndex(index, { ...asked, language, mode: "ask", limit: 1 }).hits[0] ?? null;
}

/** Whether a hit is what solved this question. */
export const isRight = ({ solvedBy }: SearchDocument, hit: Hit): boolean =>
  solvedBy.includes(subjectOf(keyOf(hit.kind, hit.id)));

/** The first half of a title, as it stands while the rest is still being typed. */
export function halfOf({ title, language }: Pick<SearchDocument, "title" | "language">): string {
  const words = [...tokensOf(title, language)];
  return title.slice(0, words[Math.floor(words.length / 2) - 1]?.end ?? 0);
}

/** Learns from the site's own solved questions what its scores mean; gives up its turn after each of them. */
export async function calibrate(
  index: LiveIndex,
  source: DocumentSource,
  turn: () => Promise<unknown>,
): Promise<void> {
  const { documents } = await source.bySubjects(solvedQuestions(index).map(subjectOf));
  const solved = documents.filter(({ solvedBy }) => solvedBy.length > 0);
  const learn = async (from: typeof outcomesOf, expected: Calibration) => {
    const outcomes: Outcome[] = [];
    for (const document of solved) {
      outcomes.push(...from(index, document));
      await turn();
    }
    return calibrated(outcomes, expected);
  };
  index.calibration = await learn(outcomesOf, usual);
  index.clearness = await learn(clearnessOutcomes, usualClearness);
  index.revision++;
}
