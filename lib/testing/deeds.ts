import { articleSources } from "@/db/schema";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { askForInfo, withdrawInfo } from "@/lib/community/commands/ask-for-info";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { closeQuestion, reopenQuestion } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { hidePost, restorePost } from "@/lib/community/commands/hide-post";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { publishQuestion, restrictQuestion } from "@/lib/community/commands/restrict-question";
import { readQuestions } from "@/lib/community/inputs";
import { sweep } from "@/lib/community/jobs/sweep";
import type { Event, Facts } from "@/lib/community/lifecycle";
import { after, isVisible, liveEscalation, MINUTE, othersAnswers } from "@/lib/community/lifecycle/facts";
import { notOpen } from "@/lib/community/lifecycle/outcome";
import type { Actor, Context, Person } from "@/lib/context";
import { sayWhetherFixed } from "@/lib/curation/commands/say-whether-fixed";
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
import type { RefusalCode } from "@/lib/errors";
import type { Action, PolicyFacts } from "@/lib/policy";
import type { Cast } from "./cast";
import type { TestSite } from "./database";
import { partOf, type Step } from "./histories";
import { addAnswer, addArticle, addQuestion } from "./posts";

/** A history that is being played on rows, and how far it has come in memory. */
export type Play = {
  site: TestSite;
  cast: Cast;
  now: Date;
  as: (who: "mara" | "theo" | "lena" | "ines" | "jonas" | "ada" | Actor) => Context;
  questionId: number;
  /** The rows' numbers of the answers, in their order. */
  answers: number[];
  /** Who has the same problem. */
  joined: ("ines" | "lena")[];
  /** The question that this one was last said to repeat. */
  canonicalId: number | null;
  facts: Facts;
};

/** One step as command, and what policy and rules should make of it. */
export type Deed = {
  actor: Person | null;
  action: Action;
  about: PolicyFacts;
  /** Why the command itself says no before it asks the rules. */
  refused?: RefusalCode;
  /** The facts to which the events come, where the command has written something first. */
  before?: Facts;
  events: Event[];
  /** Whether the question that this one repeats has an accepted answer afterwards. */
  canonicalIsSolved?: boolean;
  run: () => Promise<unknown>;
};

const system: Event["by"] = { id: null, as: "system" };

/** What a step means as things are, or null where there is nothing it could be done to. */
export async function deedOf(play: Play, step: Step): Promise<Deed | null> {
  if (step.do === "wait" || step.do === "sweep") return swept(play);
  const { facts, questionId, cast, as } = play;
  const actor = cast[step.who];
  const by = partOf(step.who);
  const question = policyOf(play);
  const about = { question };
  const visible = facts.answers.filter(isVisible);
  const answer = visible[step.which % Math.max(1, visible.length)];
  const answerId = answer ? play.answers[answer.id - 1]! : 0;
  const authorId = answer ? cast[answer.authorId as "mara"].id : null;
  const me = as(step.who);
  switch (step.do) {
    case "answer":
      return answered(play, step.who);
    case "accept":
      if (!answer) return null;
      return {
        actor,
        action: "answer.accept",
        about: { question, authorId: by.as === "asker" ? null : authorId },
        events: [{ type: "accept", by, answerId: answer.id }],
        run: () => acceptAnswer(me, { questionId, answerId }),
      };
    case "accept_article":
      return fixed(play);
    case "did_not_work":
      if (!answer) return null;
      return {
        actor,
        action: "answer.did_not_work",
        about,
        events: [
          { type: "did_not_work", by, answerId: answer.id, reason: "no" },
          { type: "asker_wrote", by },
        ],
        run: () => markDidNotWork(me, { questionId, answerId, reason: "no" }),
      };
    case "remove": {
      if (!answer) return null;
      const answers = facts.answers.map((a) => (a.id === answer.id ? { ...a, removedAt: play.now } : a));
      return {
        actor,
        action: "answer.hide",
        about: { question, authorId },
        before: { ...facts, answers },
        events: [{ type: "answer_removed", by, answerId: answer.id }],
        run: () => hidePost(me, { questionId, type: "answer", postId: answerId, reason: "spam" }),
      };
    }
    case "end_acceptance":
      return {
        actor,
        action: "acceptance.end",
        about,
        events: [{ type: "end_acceptance", by, reason: "no" }],
        run: () => endAcceptance(me, { questionId, reason: "no" }),
      };
    case "escalate":
      return escalated(play, step.who);
    case "certify":
      return {
        actor,
        action: "question.certify",
        about,
        events: [{ type: "certify", by, cause: "money", note: "" }],
        run: () => certifyNeedsStaff(me, { questionId, cause: "money" }),
      };
    case "ask_info":
      return {
        actor,
        action: "question.ask_info",
        about,
        events: [{ type: "info_asked", by, words: "Which model?" }],
        run: () => askForInfo(me, { questionId, words: "Which model?" }),
      };
    case "withdraw_info":
      return {
        actor,
        action: "question.ask_info",
        about,
        events: [{ type: "info_withdrawn", by }],
        run: () => withdrawInfo(me, { questionId }),
      };
    case "unfollow":
      return {
        actor,
        action: "duplicate.decide",
        about,
        events: [{ type: "duplicate_ended", by, reason: "" }],
        run: () => endDuplicate(me, { questionId }),
      };
    case "write":
      return {
        actor,
        action: "comment.post",
        about,
        refused: notOpen(facts)?.reason,
        events: [{ type: "asker_wrote", by }],
        run: () => postComment(me, { questionId, body: "Here it is." }),
      };
    case "override": {
      const admin = { id: "ada", as: "staff" } as const;
      return {
        actor: cast.ada,
        action: "escalation.override",
        about,
        events: [{ type: "escalate", by: admin, override: "because" }],
        run: () => overrideGate(as("ada"), { questionId, reason: "because" }),
      };
    }
    case "open": {
      const last = othersAnswers(facts).at(-1)?.postedAt;
      const isSeen = !last || (facts.askerOpenedAt && facts.askerOpenedAt > last);
      return {
        actor,
        action: "question.read",
        about,
        events: isSeen ? [] : [{ type: "asker_opened", by }],
        run: () => noteAskerOpened(me, questionId),
      };
    }
    case "close":
      return {
        actor,
        action: "question.close",
        about,
        events: [{ type: "closed", by, reason: "done" }],
        run: () => closeQuestion(me, { questionId, reason: "done" }),
      };
    case "reopen":
      return {
        actor,
        action: "question.reopen",
        about,
        events: [{ type: "reopened", by }],
        run: () => reopenQuestion(me, { questionId }),
      };
    case "hide":
      return {
        actor,
        action: "question.hide",
        about: { question, authorId: question.askerId },
        ...(facts.hiddenAt && { refused: "already_decided" as const }),
        events: [{ type: "hidden", by }],
        run: () => hidePost(me, { questionId, type: "question", postId: questionId, reason: "spam" }),
      };
    case "restore":
      return {
        actor,
        action: "moderation.work",
        about: { question, authorId: question.askerId },
        events: [{ type: "restored", by }],
        run: () => restorePost(me, { questionId, type: "question", postId: questionId }),
      };
    case "restrict":
      return {
        actor,
        action: "question.restrict",
        about,
        events: [{ type: "restricted", by, reason: "private" }],
        run: () => restrictQuestion(me, { questionId, reason: "private" }),
      };
    case "publish":
      return {
        actor,
        action: "question.publish",
        about,
        events: [{ type: "published", by }],
        run: () => publishQuestion(me, { questionId }),
      };
    case "duplicate":
      return repeated(play);
    case "follow":
      return followed(play);
    case "canonical_lost":
      return canonicalLost(play);
    default:
      return onCase(play, step);
  }
}

const policyOf = ({ facts, cast }: Play): NonNullable<PolicyFacts["question"]> => ({
  askerId: cast.mara.id,
  visibility: facts.visibility,
  topicId: cast.machines,
  isOpenToOthers: facts.askedAt !== null && facts.heldAt === null && facts.hiddenAt === null,
});

const swept = (play: Play): Deed => ({
  actor: null,
  action: "question.read",
  about: {},
  events: [{ type: "clock", by: system }],
  run: () => sweep(play.as({ kind: "system", job: "sweep" })),
});

function answered(play: Play, who: "mara" | "theo" | "lena" | "ines" | "jonas"): Deed {
  const { facts, now } = play;
  const by = partOf(who);
  const id = facts.answers.length + 1;
  const posted = { id, authorId: who, postedAt: now, removedAt: null, didNotWorkAt: null };
  return {
    actor: play.cast[who],
    action: "answer.post",
    about: { question: policyOf(play) },
    refused: notOpen(facts)?.reason,
    before: { ...facts, answers: [...facts.answers, posted] },
    events: [
      ...(by.as === "asker" ? [{ type: "asker_wrote", by } as const] : []),
      { type: "answer_posted", by, answerId: id },
    ],
    run: async () => {
      const made = await postAnswer(play.as(who), { questionId: play.questionId, body: "Try this." });
      play.answers.push(made.id);
    },
  };
}

function escalated(play: Play, who: "mara" | "theo" | "lena" | "ines" | "jonas"): Deed | null {
  const { facts } = play;
  // The button then acts on the question that this one repeats, which is another history.
  if (facts.duplicateOf && !facts.duplicateOf.isAccepted) return null;
  const by = partOf(who);
  const isAgain = facts.escalation && (by.as === "asker" || by.as === "staff");
  const wish: Event = isAgain ? { type: "reopen_case", by, reason: "again" } : { type: "escalate", by };
  return {
    actor: play.cast[who],
    action: "question.ask_person",
    about: { question: policyOf(play), hasSameProblem: play.joined.some((one) => one === who) },
    events: liveEscalation(facts) ? [] : [wish],
    run: () => askAPerson(play.as(who), { questionId: play.questionId }),
  };
}

/** An article has grown from the thread, and the asker says that it fixed it. */
async function fixed(play: Play): Promise<Deed> {
  const { facts, cast, questionId, site, now } = play;
  const articleId = await addArticle(site.db, {
    title: `Article ${questionId} of ${now.getTime()}`,
    createdAt: now,
  });
  await site.db.insert(articleSources).values({ articleId, questionId, addedAt: now });
  const by = partOf("mara");
  const isOpen = !facts.acceptance && !facts.duplicateOf?.isAccepted;
  return {
    actor: cast.mara,
    action: "article.fix",
    about: { question: policyOf(play) },
    events: isOpen
      ? [{ type: "article_accepted", by, articleId }]
      : facts.closedAt
        ? []
        : [{ type: "asker_wrote", by }],
    run: () => sayWhetherFixed(play.as("mara"), { questionId, articleId, solved: "yes" }),
  };
}

/** The asker confirms that theirs repeats another question, which is solved. */
async function repeated(play: Play): Promise<Deed> {
  const { facts, cast, questionId, site, now } = play;
  const canonicalId = await addQuestion(site.db, {
    title: "The same, solved",
    askerId: cast.lena.id,
    topicId: cast.machines,
    createdAt: now,
  });
  const answer = { questionId: canonicalId, authorId: cast.theo.id, body: "So.", createdAt: now };
  await addAnswer(site.db, answer, { accepted: true });
  return {
    actor: cast.ada,
    action: "duplicate.propose",
    about: { question: policyOf(play) },
    refused:
      notOpen(facts)?.reason ?? (facts.acceptance || facts.duplicateOf ? "already_answered" : undefined),
    events: [{ type: "duplicate_confirmed", by: partOf("mara"), canonicalId, canonicalSolved: true }],
    canonicalIsSolved: true,
    run: async () => {
      await proposeDuplicate(play.as("ada"), { questionId, canonicalId });
      play.canonicalId = canonicalId;
      const { rows } = await site.pool.query("select max(id) as id from duplicate_proposals");
      await decideDuplicate(play.as("mara"), { questionId, proposalId: rows[0].id, confirms: true });
    },
  };
}

/** The asker confirms that theirs repeats another question, which is open. */
async function followed(play: Play): Promise<Deed> {
  const { facts, cast, questionId, site, now } = play;
  const canonicalId = await addQuestion(site.db, {
    title: "The same, open",
    askerId: cast.lena.id,
    topicId: cast.machines,
    createdAt: now,
  });
  return {
    actor: cast.ada,
    action: "duplicate.propose",
    about: { question: policyOf(play) },
    refused:
      notOpen(facts)?.reason ?? (facts.acceptance || facts.duplicateOf ? "already_answered" : undefined),
    events: [{ type: "duplicate_confirmed", by: partOf("mara"), canonicalId, canonicalSolved: false }],
    run: async () => {
      await proposeDuplicate(play.as("ada"), { questionId, canonicalId });
      const { rows } = await site.pool.query("select max(id) as id from duplicate_proposals");
      await decideDuplicate(play.as("mara"), { questionId, proposalId: rows[0].id, confirms: true });
    },
  };
}

/** The question that this one repeats loses its answer, by the word of its own asker. */
function canonicalLost(play: Play): Deed | null {
  const { facts, canonicalId } = play;
  if (!facts.duplicateOf?.isAccepted || canonicalId === null) return null;
  return {
    actor: null,
    action: "acceptance.end",
    about: {},
    before: { ...facts, duplicateOf: { ...facts.duplicateOf, isAccepted: false } },
    events: facts.acceptance?.canonicalId ? [{ type: "canonical_lost", by: system }] : [],
    canonicalIsSolved: false,
    run: () => endAcceptance(play.as("lena"), { questionId: canonicalId, reason: "no" }),
  };
}

/** What is done to the case, where there is one. */
async function onCase(play: Play, step: Exclude<Step, { do: "wait" }>): Promise<Deed | null> {
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
