import type { Event, Facts } from "@/lib/community/lifecycle";
import { after, isVisible, MINUTE } from "@/lib/community/lifecycle/facts";
import { partOf, type Step } from "./history";

/** What a step asks of the rules, or null where it could not be tried: nothing there, or not by them. */
export function eventOf(
  each: Exclude<Step, { do: "wait" }>,
  facts: Facts,
  now: Date,
  answers: number,
): Event | null {
  const by = partOf(each.who);
  const isStaff = by.as === "staff";
  const isAsker = by.as === "asker";
  const visible = facts.answers.filter(isVisible);
  const answerId = visible[each.which % Math.max(1, visible.length)]?.id;
  switch (each.do) {
    case "answer":
      return { type: "answer_posted", by, answerId: answers };
    case "accept":
      return answerId && by.as !== "participant" ? { type: "accept", by, answerId } : null;
    case "accept_article":
      return isAsker ? { type: "article_accepted", by, articleId: 3 } : null;
    case "did_not_work":
      return answerId && isAsker ? { type: "did_not_work", by, answerId, reason: "no" } : null;
    case "remove":
      return answerId && isStaff ? { type: "answer_removed", by, answerId } : null;
    case "end_acceptance":
      return isAsker ? { type: "end_acceptance", by, reason: "no" } : null;
    case "escalate":
      return by.as === "ambassador" ? null : { type: "escalate", by };
    case "override":
      return isStaff ? { type: "escalate", by, override: "because" } : null;
    case "certify":
      return by.as === "ambassador" ? { type: "certify", by, cause: "money", note: "" } : null;
    case "take":
      return isStaff ? { type: "take", by } : null;
    case "release":
      return isStaff ? { type: "release_case", by } : null;
    case "promise":
      return isStaff ? { type: "promise", by, what: "x", why: "y", dueAt: after(now, 90 * MINUTE) } : null;
    case "drop":
    case "keep":
      return isStaff ? { type: each.do, by } : null;
    case "close_case":
      return isStaff ? { type: "close_case", by, causeCode: "other", whyNoAnswer: "private" } : null;
    case "reopen_case":
      return isAsker || isStaff ? { type: "reopen_case", by, reason: "again" } : null;
    case "open":
      return isAsker ? { type: "asker_opened", by } : null;
    case "sweep":
      return { type: "clock", by: { id: null, as: "system" } };
    case "close":
      return isAsker || isStaff ? { type: "closed", by, reason: "done" } : null;
    case "reopen":
      return isAsker || isStaff ? { type: "reopened", by } : null;
    case "hide":
      return isStaff ? { type: "hidden", by } : null;
    case "restore":
      return isStaff ? { type: "restored", by } : null;
    case "restrict":
      return isStaff ? { type: "restricted", by, reason: "private" } : null;
    case "publish":
      return isAsker ? { type: "published", by } : null;
    case "duplicate":
      return isAsker ? { type: "duplicate_confirmed", by, canonicalId: 99, canonicalSolved: true } : null;
    case "canonical_lost":
    case "canonical_gone":
      return { type: each.do, by: { id: null, as: "system" } };
    case "follow":
      return {
        type: "duplicate_confirmed",
        by,
        canonicalId: 98,
        canonicalSolved: false,
        canonicalCaseId: each.which % 2 ? 7 : null,
      };
    case "unfollow":
      return { type: "duplicate_ended", by, reason: "" };
    case "ask_info":
      return isAsker ? null : { type: "info_asked", by, words: "Which model?" };
    case "withdraw_info":
      return isAsker ? null : { type: "info_withdrawn", by };
    case "write":
      return isAsker ? { type: "asker_wrote", by } : null;
    case "same_problem":
      return { type: "same_problem", by };
    case "hand_over": {
      const toId = each.who === "ines" ? "jonas" : "ines";
      return isStaff ? { type: "hand_over", by, toId, teamId: 1, reason: "" } : null;
    }
    case "give_to_team":
      return isStaff ? { type: "hand_over", by, toId: null, teamId: 2, reason: "" } : null;
    case "wait_for": {
      const on = each.which % 2 ? "customer" : "third_party";
      return isStaff ? { type: "wait", by, on, until: after(now, 300 * MINUTE), reason: "" } : null;
    }
    case "resume":
      return isStaff ? { type: "resume", by } : null;
    case "hand_back":
      return isStaff ? { type: "hand_back", by, reason: "" } : null;
    case "decide_hand_back":
      return isAsker ? { type: "hand_back_decided", by, agrees: each.which % 2 === 0 } : null;
    case "set_cause":
      return isStaff ? { type: "set_cause", by, causeCode: "no_article" } : null;
  }
}
