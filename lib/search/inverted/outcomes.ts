import { type DocumentSource, type Key, keyOf, kindOf, type SearchDocument, subjectOf } from "../documents";
import { calibrated, type Outcome, rawOf } from "./calibration";
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
export function outcomeOf(index: LiveIndex, document: SearchDocument): Outcome | null {
  return index.without(keyOf(document.kind, document.id), () => {
    const { hits } = searchIndex(index, {
      q: document.title,
      details: document.body || undefined,
      language: document.language,
      mode: "ask",
      limit: 1,
    });
    const [hit] = hits;
    if (!hit) return null;
    const isRight = document.solvedBy.includes(subjectOf(keyOf(hit.kind, hit.id)));
    return { raw: rawOf(hit.score, index.calibration), isRight };
  });
}

/** Learns from the site's own solved questions what its scores mean; gives up its turn after each of them. */
export async function calibrate(
  index: LiveIndex,
  source: DocumentSource,
  turn: () => Promise<unknown>,
): Promise<void> {
  const { documents } = await source.bySubjects(solvedQuestions(index).map(subjectOf));
  const outcomes: Outcome[] = [];
  for (const document of documents) {
    if (document.solvedBy.length === 0) continue;
    const outcome = outcomeOf(index, document);
    if (outcome) outcomes.push(outcome);
    await turn();
  }
  index.calibration = calibrated(outcomes);
  index.revision++;
}
