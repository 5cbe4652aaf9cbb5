import { log } from "@/lib/log";
import type { DocumentSource } from "../documents";
import type { Hit, SearchRequest } from "../engine";
import type { MeiliServer } from "./client";
import { learn, solvedQuestions, usualLearnt } from "./outcomes";
import type { Learnt } from "./rank";

export type Learning = {
  /** What the scores of now mean. */
  learnt: () => Learnt;
  /** Looks, beside the searches, whether there is more to learn from. */
  hint: (uid: string) => void;
  /** Resolves when what there is to learn from by now has been learnt. */
  settled: (uid: string) => Promise<void>;
  close: () => void;
};

const lookEveryMs = 10 * 60_000;

/** Keeps to what the site's outcomes say of its scores: learns at first, and whenever a quarter more or fewer are there. */
export function learning(
  server: Pick<MeiliServer, "search">,
  source: DocumentSource | null,
  ask: (request: SearchRequest, uid: string, learnt: Learnt) => Promise<Hit | null>,
): Learning {
  const ended = new AbortController();
  let learnt = usualLearnt;
  let learntFrom = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking = Promise.resolve();

  async function look(uid: string): Promise<void> {
    if (!source || ended.signal.aborted) return;
    const { taught, ids } = await solvedQuestions(server, uid, learntFrom);
    if (ids.length === 0) {
      if (taught === 0) [learnt, learntFrom] = [usualLearnt, 0];
      return;
    }
    learnt = await learn(ids, source, (request) => ask(request, uid, usualLearnt), ended.signal);
    learntFrom = taught;
  }

  function start(uid: string): Promise<void> {
    lookedAt = performance.now();
    looking = looking
      .then(() => look(uid))
      .catch((error: Error) => {
        // What was learnt before still holds; the next look tries again.
        if (!ended.signal.aborted) log.warn("search.scores_not_learnt", { reason: error.message });
      });
    return looking;
  }

  return {
    learnt: () => learnt,
    hint(uid) {
      if (performance.now() - lookedAt > lookEveryMs) void start(uid);
    },
    settled: start,
    close: () => ended.abort(),
  };
}
