import type { GateRules } from "@/lib/community/gate-rules";
import { type Facts, isVisible, liveEscalation } from "./facts";
import { mayEscalate } from "./gate";
import { INFO_TIMES, infoLeft } from "./info";

/** Which laws the facts of one question break; empty when all hold. The same laws stand as SQL in lib/site/queries/invariants.ts. */
export function brokenLaws(facts: Facts, rules: GateRules, now: Date): string[] {
  const broken: string[] = [];
  const live = liveEscalation(facts);
  const standing = facts.acceptance;
  const law = (holds: boolean, name: string) => {
    if (!holds) broken.push(name);
  };
  law(!(standing?.kind === "firm" && live), "firmly accepted, yet a case is live");
  law(!(standing?.kind === "provisional" && live), "provisionally accepted, yet a case is live");
  law(
    standing?.kind !== "pending" || live?.ownerId != null,
    "an acceptance is pending, yet nobody owns a case",
  );
  if (standing?.answerId) {
    const answer = facts.answers.find((a) => a.id === standing.answerId);
    law(answer !== undefined && isVisible(answer), "the accepted answer cannot be seen");
    law(answer?.didNotWorkAt === null, "the accepted answer is marked as not working");
  }
  if (live) {
    const date =
      live.promises.length > 0 || (live.state === "answered" ? live.silenceUntil : live.waitingUntil);
    law(Boolean(date), "a live case has no next date");
    law(!live.planRequiredAt || live.ownerId !== null, "a new plan is required of nobody");
    law(live.state !== "waiting" || live.waitingOn !== null, "a case waits for nobody");
    law(
      !live.handBackAskedAt || live.state === "waiting",
      "a handing back is open, yet the case does not wait for it",
    );
    const owned = live.state === "in_progress" || live.state === "waiting" || live.state === "answered";
    law(!owned || live.ownerId !== null, "a case at work has no owner");
    law(facts.closedAt === null && facts.hiddenAt === null, "a closed or hidden question has a live case");
  } else {
    law(!facts.escalation?.promises.length, "an ended case has an open promise");
  }
  law(
    !mayEscalate(facts, rules, now).yes || (!standing && !live && !facts.closedAt),
    "the gate says yes where it must not",
  );
  law(facts.gateOpenedAt === null || facts.gateRule !== null, "an opening without its rule");
  const open = facts.infoRequests.filter((request) => !request.endedAt);
  law(open.length <= 1, "two requests for information are open");
  law(
    !open.length || !(standing || live || facts.closedAt || facts.hiddenAt),
    "information is asked for in vain",
  );
  law(
    facts.infoRequests.length <= INFO_TIMES && infoLeft(facts) >= 0,
    "the clocks rested too often or too long",
  );
  return broken;
}
