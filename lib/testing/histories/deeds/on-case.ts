import { readQuestions } from "@/lib/community/inputs";
import type { Event } from "@/lib/community/lifecycle";
import { after, MINUTE } from "@/lib/community/lifecycle/facts";
import { closeEscalation } from "@/lib/desk/commands/close-escalation";
import { decidePending } from "@/lib/desk/commands/decide-pending";
import { decideHandBack, handBack } from "@/lib/desk/commands/hand-back";
import { handOver } from "@/lib/desk/commands/hand-over";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { releaseEscalation } from "@/lib/desk/commands/release-escalation";
import { reopenEscalation } from "@/lib/desk/commands/reopen-escalation";
import { setCause } from "@/lib/desk/commands/set-cause";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { resumeCase, waitFor } from "@/lib/desk/commands/wait-for";
import type { Action } from "@/lib/policy";
import { partOf, type Step } from "../history";
import { type Deed, type Play, policyOf } from "./deed";

/** What is done to the case, where there is one. */
export async function onCase(play: Play, step: Exclude<Step, { do: "wait" }>): Promise<Deed | null> {
  const { facts, cast, as } = play;
  if (!facts.escalation) return null;
  const known = (await readQuestions(play.site.db, [play.questionId])).get(play.questionId)!;
  const escalationId = known.facts.escalation!.id;
  const owner = facts.escalation.ownerId;
  const by = partOf(step.who);
  const dueAt = after(play.now, 90 * MINUTE);
  const me = as(step.who);
  const deed = (action: Action, event: Event, run: () => Promise<unknown>): Deed => ({
    actor: cast[step.who],
    action,
    about: { question: policyOf(play), ownerId: owner && cast[owner as "ines"].id, teamId: cast.team },
    events: [event],
    run,
  });
  switch (step.do) {
    case "take":
      return deed("escalation.take", { type: "take", by }, () => takeEscalation(me, { escalationId }));
    case "release":
      return deed("escalation.own", { type: "release_case", by }, () =>
        releaseEscalation(me, { escalationId }),
      );
    case "promise":
      return deed("escalation.own", { type: "promise", by, what: "x", why: "y", dueAt }, () =>
        makePromise(me, { escalationId, what: "x", why: "y", dueAt }),
      );
    case "drop":
    case "keep": {
      const decision = step.do;
      return deed("escalation.own", { type: decision, by }, () =>
        decidePending(me, { escalationId, decision }),
      );
    }
    case "close_case": {
      const said = { causeCode: "other", whyNoAnswer: "private" } as const;
      return deed("escalation.own", { type: "close_case", by, ...said }, () =>
        closeEscalation(me, { escalationId, ...said }),
      );
    }
    case "hand_over":
    case "give_to_team": {
      const other = step.do === "give_to_team" ? null : step.who === "ines" ? "jonas" : "ines";
      const target = other ? { toId: cast[other].id } : { teamId: cast.team };
      const event = { type: "hand_over", by, toId: other, teamId: 1, reason: "x" } as const;
      return deed("escalation.assign", event, () => handOver(me, { escalationId, ...target, reason: "x" }));
    }
    case "wait_for": {
      const on = step.which % 2 ? "customer" : "third_party";
      const until = after(play.now, 300 * MINUTE);
      return deed("escalation.own", { type: "wait", by, on, until, reason: "x" }, () =>
        waitFor(me, { escalationId, on, until, reason: "x" }),
      );
    }
    case "resume":
      return deed("escalation.own", { type: "resume", by }, () => resumeCase(me, { escalationId }));
    case "hand_back":
      return deed("escalation.own", { type: "hand_back", by, reason: "x" }, () =>
        handBack(me, { escalationId, reason: "x" }),
      );
    case "decide_hand_back": {
      const agrees = step.which % 2 === 0;
      return deed("escalation.confirm", { type: "hand_back_decided", by, agrees }, () =>
        decideHandBack(me, { escalationId, agrees }),
      );
    }
    case "set_cause":
      return deed("escalation.cause", { type: "set_cause", by, causeCode: "no_article" }, () =>
        setCause(me, { escalationId, causeCode: "no_article" }),
      );
    case "reopen_case":
      return deed("escalation.reopen", { type: "reopen_case", by, reason: "again" }, () =>
        reopenEscalation(me, { escalationId, reason: "again" }),
      );
    default:
      return null;
  }
}
