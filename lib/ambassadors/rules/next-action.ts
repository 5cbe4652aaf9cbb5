/** What is known of a thread when we say what would help it most now. */
export type ThreadFacts = {
  /** Nothing is accepted, nobody of the staff has it, it is open to all. */
  isUnsolved: boolean;
  articles: { id: number; slug: string; title: string; score: number }[];
  solved: { id: number; slug: string; title: string; score: number }[];
  /** A proposal waits for the asker, or the question follows another one already. */
  hasCanonical: boolean;
  claim: "none" | "mine" | "other";
  mayClaim: boolean;
  mayCertify: boolean;
  mayAskForInfo: boolean;
  mayProposeDuplicate: boolean;
  answers: number;
  failed: number;
  words: number;
  hasPicture: boolean;
  hoursLeft: number | null;
  sameProblems: number;
};

export type NextAction =
  | { do: "link_canonical"; id: number; slug: string; title: string; likeness: number }
  | { do: "suggest_article"; id: number; slug: string; title: string; likeness: number }
  | { do: "ask_for_info"; words: number }
  | { do: "claim"; hoursLeft: number | null; sameProblems: number }
  | { do: "answer" }
  | { do: "escalate"; failed: number };

/** The search says how likely a hit is right. A person looks before it is used; what is below is noise, as the demo shows. */
export const LIKELY = 0.4;
/** Whoever describes a problem in fewer words has left out what an answer needs. */
export const FEW_WORDS = 25;

/** What would help this thread most, best first, each with what it rests on. Nothing for a solved one. */
export function nextActions(facts: ThreadFacts): NextAction[] {
  if (!facts.isUnsolved) return [];
  const { articles, solved, words, hasPicture, answers, failed, hoursLeft, sameProblems } = facts;
  const likeness = (score: number) => Math.round(Math.min(score, 1) * 100);
  const actions: [number, NextAction][] = [];
  const twin = solved.find(({ score }) => score >= LIKELY);
  if (twin && !facts.hasCanonical && facts.mayProposeDuplicate)
    actions.push([
      90 * twin.score,
      { do: "link_canonical", ...picked(twin), likeness: likeness(twin.score) },
    ]);
  const article = articles.find(({ score }) => score >= LIKELY);
  if (article && answers === 0)
    actions.push([
      85 * article.score,
      { do: "suggest_article", ...picked(article), likeness: likeness(article.score) },
    ]);
  if (facts.mayAskForInfo && answers === 0 && words < FEW_WORDS && !hasPicture)
    actions.push([50, { do: "ask_for_info", words }]);
  if (facts.claim === "mine") actions.push([95, { do: "answer" }]);
  else if (facts.mayClaim && facts.claim === "none")
    actions.push([
      45 + (hoursLeft !== null && hoursLeft < 6 ? 15 : 0),
      { do: "claim", hoursLeft, sameProblems },
    ]);
  if (facts.mayCertify)
    actions.push([failed > 0 ? 30 + 30 * Math.min(failed, 2) : 10, { do: "escalate", failed }]);
  return actions.sort(([a], [b]) => b - a).map(([, action]) => action);
}

const picked = ({ id, slug, title }: { id: number; slug: string; title: string }) => ({ id, slug, title });
