import { setTimeout as sleep } from "node:timers/promises";
import { type DocumentSource, keyOf, type SearchDocument, subjectOf } from "../documents";
import type { Hit, SearchRequest } from "../engine";
import { calibrated, type Outcome, rawOf, usual, usualClearness } from "../inverted/calibration";
import { halfOf, isRight } from "../inverted/outcomes";
import { isNews } from "../measures";
import type { IndexQuery, MeiliServer } from "./client";
import { placeOf } from "./documents";
import type { Learnt } from "./rank";
import { locales } from "./settings";

/** As usual on the communities whose outcomes are known: measures of this engine are brought to the scale of the default one. */
export const usualLearnt: Learnt = { calibration: usual, clearness: usualClearness };

// By chance 150 of one community were right ten points more often than all of them.
const asked = 300;
const withinMs = 10_000;

/**
 * How many questions of an index say what solved them; and, where these are a quarter more or fewer than before, some from
 * all over it.
 */
export async function solvedQuestions(
  server: Pick<MeiliServer, "search">,
  uid: string,
  before: number,
): Promise<{ taught: number; ids: string[] }> {
  const query: IndexQuery = {
    indexUid: uid,
    q: "",
    locales,
    filter: ["kind = question", "solvedBy IS NOT EMPTY"],
    attributesToRetrieve: ["id"],
    limit: 0,
  };
  const [counted] = await server.search([query], AbortSignal.timeout(withinMs));
  const taught = counted!.total;
  if (!isNews(taught, before)) return { taught, ids: [] };
  const step = Math.max(1, Math.floor(taught / asked));
  const places = Array.from({ length: Math.min(asked, taught) }, (_, at) => at * step);
  const each = places.map((offset) => ({ ...query, offset, limit: 1 }));
  const answers = each.length > 0 ? await server.search(each, AbortSignal.timeout(withinMs)) : [];
  return { taught, ids: answers.flatMap(({ hits }) => hits.map(({ id }) => id)) };
}

/** Asks as somebody would, with scores as they are read before anything is learnt. */
type Ask = (request: SearchRequest) => Promise<Hit | null>;

/**
 * Learns from the site's own solved questions what scores mean, as the default engine does (inverted/outcomes.ts). Rests
 * as long after each question as it took: whoever searches comes first.
 */
export async function learn(
  ids: readonly string[],
  source: DocumentSource,
  ask: Ask,
  ended: AbortSignal,
): Promise<Learnt> {
  const subjects = ids.flatMap((id) => {
    const place = placeOf(id);
    return place ? [`${place.kind}:${place.id}`] : [];
  });
  const { documents } = await source.bySubjects(subjects);
  const scores: Outcome[] = [];
  const clear: (Outcome & { score: number })[] = [];
  for (const document of documents.filter(({ solvedBy }) => solvedBy.length > 0)) {
    const startedAt = performance.now();
    const whole = await firstFor(document, ask, { q: document.title, details: document.body || undefined });
    if (whole)
      scores.push({ raw: rawOf(whole.score, usualLearnt.calibration), isRight: isRight(document, whole) });
    for (const q of [document.title, halfOf(document)]) {
      const hit = await firstFor(document, ask, { q });
      // What it takes to single something out shows in what is not known by its title.
      if (hit?.clear !== undefined && hit.clear < 1)
        clear.push({
          raw: rawOf(hit.clear, usualLearnt.clearness),
          score: rawOf(hit.score, usualLearnt.calibration),
          isRight: isRight(document, hit),
        });
    }
    await sleep(performance.now() - startedAt, undefined, { signal: ended });
  }
  const calibration = calibrated(scores, usualLearnt.calibration);
  return {
    calibration,
    // Only what scores well is presented at all.
    clearness: calibrated(
      clear.filter(({ score }) => score >= calibration.middle),
      usualLearnt.clearness,
    ),
  };
}

async function firstFor(
  { kind, id, language }: SearchDocument,
  ask: Ask,
  said: { q: string; details?: string },
): Promise<Hit | null> {
  const exclude = [subjectOf(keyOf(kind, id))];
  return said.q === "" ? null : ask({ ...said, language, mode: "ask", limit: 1, exclude });
}
