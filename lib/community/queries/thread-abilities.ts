import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy";
import type { Known } from "../inputs";
import { type Facts, type Gate, isHistory, liveEscalation } from "../lifecycle";
import { isReopenable } from "../lifecycle/case";
import { openInfoRequest } from "../lifecycle/facts";
import { INFO_TIMES, infoLeft } from "../lifecycle/info";
import type { ThreadRow } from "./thread-rows";

/** What this reader can do on the question itself; a button that would be refused is not shown. */
export type ThreadAbilities = Record<
  | "answer"
  | "comment"
  | "sameProblem"
  | "follow"
  | "edit"
  | "claim"
  | "endClaim"
  | "certify"
  | "askInfo"
  | "withdrawInfo"
  | "knownIssue"
  | "endDuplicate"
  | "proposeDuplicate"
  | "decideDuplicate"
  | "askPerson"
  | "joinCase"
  | "endAcceptance"
  | "addDetails"
  | "message"
  | "close"
  | "reopen"
  | "hide"
  | "appeal"
  | "restore"
  | "release"
  | "restrict"
  | "publish"
  | "rejectUrgent",
  boolean
>;

/** `target` is what asking for a person acts on: the question, or the open one that it follows; `gate` is that one's. */
export function abilitiesOn(
  actor: Actor,
  known: Known,
  { row, target, gate, now }: { row: ThreadRow; target: Facts; gate: Gate; now: Date },
): ThreadAbilities {
  const { facts } = known;
  const about = { question: known.policy, hasSameProblem: row.same_problem };
  const me = actor.kind === "person" ? actor.id : null;
  const isAsker = me !== null && me === known.policy.askerId;
  const shown = known.policy.isOpenToOthers;
  const open = shown && facts.closedAt === null;
  const live = liveEscalation(facts);
  const unsolved = open && !facts.acceptance && !facts.duplicateOf?.isAccepted;
  const contestable =
    facts.acceptance?.kind !== "provisional" || !facts.acceptance.firmAt || facts.acceptance.firmAt > now;
  const does = (action: Parameters<typeof can>[1]) => can(actor, action, about);
  return {
    answer: open && does("answer.post"),
    comment: open && does("comment.post"),
    sameProblem: open && facts.visibility === "public" && does("question.same_problem"),
    follow: shown && does("question.subscribe"),
    edit: (open || facts.heldAt !== null) && does("question.edit"),
    claim: unsolved && facts.visibility === "public" && row.claim === null && does("question.claim"),
    endClaim: row.claim !== null && row.claim.id === me,
    certify: unsolved && !live && !isHistory(facts) && does("question.certify"),
    askInfo:
      unsolved &&
      !live &&
      !facts.duplicateOf &&
      !isHistory(facts) &&
      !openInfoRequest(facts) &&
      facts.infoRequests.length < INFO_TIMES &&
      infoLeft(facts) > 0 &&
      does("question.ask_info"),
    withdrawInfo: openInfoRequest(facts) !== null && does("question.ask_info"),
    knownIssue: open && facts.visibility === "public" && does("known_issue.manage"),
    endDuplicate: open && facts.duplicateOf !== null && !facts.acceptance && does("duplicate.decide"),
    proposeDuplicate: unsolved && !facts.duplicateOf && row.proposal === null && does("duplicate.propose"),
    decideDuplicate: open && row.proposal !== null && isAsker,
    askPerson:
      gate.yes &&
      // After an ended case it is for the asker alone to open it again, while that is possible.
      (target.escalation === null || (isAsker && isReopenable(target, now))) &&
      does("question.ask_person"),
    joinCase:
      open &&
      live !== null &&
      facts.visibility === "public" &&
      !isAsker &&
      !isStaff(actor) &&
      !row.takes_part &&
      does("question.ask_person"),
    endAcceptance:
      facts.closedAt === null && facts.acceptance !== null && contestable && does("acceptance.end"),
    addDetails: facts.closedAt === null && does("private_details.add"),
    message: live !== null && can(actor, "escalation.message", { ...about, ownerId: live.ownerId }),
    close: (open || (facts.heldAt !== null && facts.closedAt === null)) && does("question.close"),
    reopen:
      facts.closedAt !== null &&
      does("question.reopen") &&
      (!isAsker || facts.closedBy === me || isStaff(actor)),
    hide: shown && does("question.hide"),
    appeal:
      (facts.hiddenAt !== null || (facts.closedAt !== null && facts.closedBy !== known.policy.askerId)) &&
      !row.appealed &&
      can(actor, "appeal.write", { ...about, authorId: known.policy.askerId }),
    restore: facts.hiddenAt !== null && does("moderation.work"),
    release: facts.heldAt !== null && does("moderation.work"),
    restrict: shown && facts.visibility === "public" && does("question.restrict"),
    publish: shown && facts.visibility === "restricted" && does("question.publish"),
    rejectUrgent:
      open && facts.urgentMark !== null && !facts.urgentRejectedAt && does("question.reject_urgent"),
  };
}

const isStaff = (actor: Actor) => actor.kind === "person" && actor.role !== "customer";
