import { accept, acceptArticle, endAcceptance } from "./acceptance";
import { answerPosted, answerRemoved, didNotWork } from "./answers";
import * as desk from "./case";
import { canonicalGone, canonicalLost, confirmDuplicate, endDuplicate } from "./duplicates";
import { certify, escalate } from "./escalate";
import type { Event, Outcome } from "./events";
import { askForInfo, infoExpired, withdrawInfo } from "./info";
import { change, type World, yes } from "./outcome";
import * as question from "./question";

/**
 * What one event does to a question, or why it may not be. Pure: the command reads the facts under the row's
 * lock, `apply` writes the effects, and `settle` then draws what follows from the new facts.
 */
export function transition(world: World, event: Event): Outcome {
  switch (event.type) {
    case "asked":
      return question.ask(world);
    case "released":
      return question.release(world);
    case "asker_wrote":
      return question.askerWrote(world);
    case "asker_opened":
      return yes(change({ askerOpenedAt: world.now }, "asker_opened"));
    case "closed":
      return question.close(world, event);
    case "reopened":
      return question.reopen(world, event.by);
    case "hidden":
      return question.hide(world, event.by);
    case "restored":
      return question.restore(world);
    case "restricted":
      return question.restrict(world, event.reason);
    case "published":
      return question.publish(world);
    case "urgent_rejected":
      return question.rejectUrgent(world, event.reason);
    case "retopicked":
      return yes();
    case "duplicate_confirmed":
      return confirmDuplicate(world, event);
    case "duplicate_joined":
    case "same_problem":
      // Nothing but what `settle` draws from the new facts: an earlier clock, or enough who have the same problem.
      return yes();
    case "duplicate_ended":
      return endDuplicate(world, event.reason);
    case "canonical_lost":
      return canonicalLost(world);
    case "canonical_gone":
      return canonicalGone(world);
    case "info_asked":
      return askForInfo(world, event);
    case "info_withdrawn":
      return withdrawInfo(world);
    case "asker_erased":
      return desk.askerErased(world, event.successorId);
    case "answer_posted":
      return answerPosted(world, event);
    case "answer_removed":
      return answerRemoved(world, event.answerId);
    case "answer_restored":
      return yes();
    case "did_not_work":
      return didNotWork(world, event);
    case "accept":
      return accept(world, event);
    case "article_accepted":
      return acceptArticle(world, event.articleId);
    case "end_acceptance":
      return endAcceptance(world, event.reason);
    case "certify":
      return certify(world, event);
    case "escalate":
      return escalate(world, event);
    case "reopen_case":
      return desk.reopen(world, event.by, event.reason);
    case "take":
      return desk.take(world, event.by);
    case "release_case":
      return desk.release(world);
    case "hand_over":
      return desk.handOver(world, event);
    case "wait":
      return desk.wait(world, event);
    case "resume":
      return desk.resume(world, event.by);
    case "hand_back":
      return desk.handBack(world, event);
    case "hand_back_decided":
      return desk.decideHandBack(world, event.agrees);
    case "set_cause":
      return desk.setCause(world, event.causeCode);
    case "promise":
      return desk.promise(world, event);
    case "drop":
      return desk.drop(world);
    case "keep":
      return desk.keep(world);
    case "close_case":
      return desk.close(world, event);
    case "clock":
      return yes(...infoExpired(world), ...desk.timers(world));
  }
}
