import type { GateRules } from "@/lib/community/gate-rules";
import type { Effect, Event, Facts } from "@/lib/community/lifecycle";
import { after, HOUR } from "@/lib/community/lifecycle/facts";
import { shownTimes } from "@/lib/community/lifecycle/gate";
import { newCase } from "./beginning";

let last = 0;
const nextId = () => ++last;

/** What `apply.ts` does to rows, done to facts in memory; a test in a real database compares the two. */
export function evolve(facts: Facts, event: Event, effects: Effect[], now: Date): Facts {
  return effects.reduce((before, effect) => one(before, event, effect, now), facts);
}

export const withShown = (facts: Facts, rules: GateRules): Facts => ({
  ...facts,
  shown: shownTimes(facts, rules),
});

function one(facts: Facts, event: Event, effect: Effect, now: Date): Facts {
  const live = facts.escalation;
  switch (effect.do) {
    case "set_question": {
      const { duplicateOfId, hiddenBy: _, closeReason: __, ...set } = effect.set;
      const duplicateOf = duplicateOfId ? { id: duplicateOfId, isAccepted: false, at: null } : null;
      return { ...facts, ...set, ...(duplicateOfId !== undefined && { duplicateOf }) };
    }
    case "accept": {
      const { kind, answerId = null, articleId = null, canonicalId = null, firmAt } = effect;
      if (facts.acceptance) throw new Error("two acceptances");
      const acceptance = {
        id: nextId(),
        kind,
        answerId,
        articleId,
        canonicalId,
        firmAt,
        acceptedBy: event.by.id,
        acceptedAt: now,
      };
      return { ...facts, acceptance };
    }
    case "end_acceptance": {
      const contest = { answerId: facts.acceptance?.answerId ?? null, at: now };
      const contests = effect.reason === "contested" ? [...facts.contests, contest] : facts.contests;
      return { ...facts, acceptance: null, contests };
    }
    case "make_firm":
      return { ...facts, acceptance: { ...facts.acceptance!, kind: "firm", firmAt: null } };
    case "did_not_work":
      return {
        ...facts,
        answers: facts.answers.map((a) => (a.id === effect.answerId ? { ...a, didNotWorkAt: effect.at } : a)),
      };
    case "certificate":
      return {
        ...facts,
        certificates: [...facts.certificates, { personId: event.by.id!, cause: effect.cause, at: now }],
      };
    case "open_gate":
      return { ...facts, gateOpenedAt: effect.since, gateRule: effect.rule };
    case "spend_gate":
      return { ...facts, gateOpenedAt: null, gateRule: null };
    case "open_case":
      return { ...facts, escalation: opened(now) };
    case "set_case": {
      const {
        acknowledgedAt: _,
        closedBy: __,
        outcomeReason: ___,
        withdrawnReason: ____,
        answeredAt: _____,
        handBackReason: ______,
        mergedIntoId: _______,
        waitingReason: ________,
        ...set
      } = effect.set;
      return { ...facts, escalation: { ...live!, ...set } };
    }
    case "promise": {
      const promise = { id: nextId(), agentId: effect.agentId, dueAt: effect.dueAt, remindedAt: null };
      return { ...facts, escalation: { ...live!, promises: [...live!.promises, promise] } };
    }
    case "end_promises":
      return {
        ...facts,
        escalation: { ...live!, promises: live!.promises.filter((p) => !effect.ids.includes(p.id)) },
      };
    case "reassign_promises": {
      const promises = live!.promises.map((p) =>
        effect.ids.includes(p.id) ? { ...p, agentId: effect.agentId } : p,
      );
      return { ...facts, escalation: { ...live!, promises } };
    }
    case "move_case":
      return { ...facts, escalation: { ...live!, promises: [] } };
    case "set_shown":
      return { ...facts, shown: effect.shown };
    case "ask_info": {
      const { until, shownBefore } = effect;
      const request = {
        id: nextId(),
        personId: event.by.id!,
        askedAt: now,
        until,
        endedAt: null,
        shownBefore,
      };
      return { ...facts, infoRequests: [...facts.infoRequests, request] };
    }
    case "end_info": {
      const infoRequests = facts.infoRequests.map((r) =>
        r.id === effect.id ? { ...r, endedAt: effect.at } : r,
      );
      return { ...facts, infoRequests };
    }
    case "reject_certificates":
      return { ...facts, certificates: [] };
    case "remind_promise": {
      const promises = live!.promises.map((p) => (p.id === effect.id ? { ...p, remindedAt: now } : p));
      return { ...facts, escalation: { ...live!, promises } };
    }
    default:
      return facts;
  }
}

const opened = (now: Date): NonNullable<Facts["escalation"]> => ({
  ...newCase(now),
  id: nextId(),
  promises: [{ id: nextId(), agentId: null, dueAt: after(now, 8 * HOUR), remindedAt: null }],
});
