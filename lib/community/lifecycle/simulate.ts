import type { GateRules, RuleName } from "@/lib/community/gate-rules";
import { type Facts, latest } from "./facts";
import { mayEscalate, openings } from "./gate";

/** All that happened on a question, with its times: what the facts of any moment of it are made from. */
export type PastQuestion = {
  facts: Facts;
  /** From and until when something was accepted; `until` null: it still is. */
  accepted: { from: Date; until: Date | null }[];
  /** When the asker is known to have looked: each time they wrote, and the last time they opened it. */
  seen: Date[];
};

/**
 * When and by which rule the gate would have opened first, had these rules held all along; null: never until then. It goes
 * by what was done when, and knows nothing of what people would have done otherwise.
 */
export function firstOpening(
  past: PastQuestion,
  rules: GateRules,
  until: Date,
): { rule: RuleName; at: Date } | null {
  const moments = momentsOf(past).filter((at) => at <= until);
  for (const [i, moment] of moments.entries()) {
    const facts = asOf(past, moment);
    const gate = mayEscalate(facts, rules, moment);
    if (!gate.yes && gate.because !== "not_yet") continue;
    const next = moments[i + 1] ?? until;
    const opening = openings(facts, rules)
      .map(({ rule, at }) => ({ rule, at: latest(at, moment) }))
      .sort((a, b) => a.at.getTime() - b.at.getTime())[0];
    if (opening && opening.at <= next) return opening;
  }
  return null;
}

function momentsOf({ facts, accepted, seen }: PastQuestion): Date[] {
  const times = [
    facts.askedAt,
    facts.closedAt,
    ...facts.answers.flatMap((a) => [a.postedAt, a.removedAt, a.didNotWorkAt]),
    ...accepted.flatMap((a) => [a.from, a.until]),
    ...seen,
    ...facts.contests.map((c) => c.at),
    ...facts.certificates.map((c) => c.at),
    ...facts.demand,
  ].filter((at): at is Date => at !== null && facts.askedAt !== null && at >= facts.askedAt);
  return [...new Set(times.map((at) => at.getTime()))].sort((a, b) => a - b).map((at) => new Date(at));
}

/** The facts as they were at a moment, with neither case nor opening: the rules are asked as if for the first time. */
function asOf({ facts, accepted, seen }: PastQuestion, moment: Date): Facts {
  const then = (at: Date | null) => (at && at <= moment ? at : null);
  const standing = accepted.some((a) => a.from <= moment && (a.until === null || a.until > moment));
  const looked = seen.filter((at) => at <= moment);
  return {
    ...facts,
    importedAt: null,
    wokenAt: null,
    closedAt: then(facts.closedAt),
    askerOpenedAt: looked.length > 0 ? latest(...looked) : null,
    gateOpenedAt: null,
    gateRule: null,
    shown: {},
    infoRequests: [],
    duplicateOf: null,
    duplicatesSince: null,
    escalation: null,
    answers: facts.answers
      .filter((a) => then(a.postedAt))
      .map((a) => ({ ...a, removedAt: then(a.removedAt), didNotWorkAt: then(a.didNotWorkAt) })),
    contests: facts.contests.filter((c) => then(c.at)),
    certificates: facts.certificates.filter((c) => then(c.at)),
    demand: facts.demand.filter((at) => then(at)),
    acceptance: standing
      ? {
          id: 0,
          kind: "firm",
          answerId: null,
          articleId: null,
          canonicalId: null,
          acceptedBy: null,
          acceptedAt: moment,
          firmAt: null,
        }
      : null,
  };
}
