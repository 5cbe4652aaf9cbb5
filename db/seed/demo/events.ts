import { sql } from "drizzle-orm";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askAPerson } from "@/lib/community/commands/ask-a-person";
import { certifyNeedsStaff } from "@/lib/community/commands/certify-needs-staff";
import { claimQuestion } from "@/lib/community/commands/claim-question";
import { closeQuestion } from "@/lib/community/commands/close-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { hidePost } from "@/lib/community/commands/hide-post";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { rejectUrgentMark, restrictQuestion } from "@/lib/community/commands/restrict-question";
import type { Work } from "@/lib/context";
import { closeEscalation } from "@/lib/desk/commands/close-escalation";
import { decidePending } from "@/lib/desk/commands/decide-pending";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { releaseEscalation } from "@/lib/desk/commands/release-escalation";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { writeMessage } from "@/lib/desk/commands/write-message";
import { Refusal } from "@/lib/errors";
import { reportPost } from "@/lib/site/commands/report-post";
import { asIf } from "../as-if";
import { found } from "./company";
import type { Scene, Thread } from "./scene";
import type { Step } from "./steps";
import type { DemoEvent } from "./types";

/** Lets one event of a timeline happen through its command. */
export async function event(scene: Scene, step: Step, what: DemoEvent, thread: Thread): Promise<void> {
  const ctx = asIf(scene.work.tx, step.at, await scene.company.person(what.by));
  const questionId = thread.id;
  switch (what.do) {
    case "open-thread":
      return noteAskerOpened(ctx, questionId);
    case "claim":
      await claimQuestion(ctx, { questionId });
      return;
    case "accept":
      return acceptAnswer(ctx, { questionId, answerId: thread.answers[what.answer - 1]! });
    case "un-accept":
    case "contest":
      return endAcceptance(ctx, { questionId, reason: what.reason });
    case "mark-duplicate": {
      const canonicalId = what.question ? found(scene.threads, what.question).id : undefined;
      const articleId = what.article
        ? await one(ctx, sql`select id from articles where slug = ${what.article} and language = 'en'`)
        : undefined;
      return proposeDuplicate(ctx, { questionId, canonicalId, articleId });
    }
    case "confirm-duplicate":
    case "reject-duplicate": {
      const proposalId = await one(
        ctx,
        sql`select id from duplicate_proposals where question_id = ${questionId} and decided_at is null`,
      );
      const confirms = what.do === "confirm-duplicate";
      const reason = what.do === "reject-duplicate" ? what.reason : "";
      return decideDuplicate(ctx, { questionId, proposalId, confirms, reason });
    }
    case "needs-staff":
      return certifyNeedsStaff(ctx, { questionId, cause: what.cause, note: what.note });
    case "ask-person":
      await askAPerson(ctx, { questionId, reason: what.note ?? "" });
      return;
    case "ask-person-early":
      await askAPerson(ctx, { questionId }).then(
        () => Promise.reject(new Error("The gate was open already.")),
        (error) =>
          error instanceof Refusal && error.code === "gate_closed" ? undefined : Promise.reject(error),
      );
      return;
    case "reject-urgency":
      return rejectUrgentMark(ctx, { questionId, reason: what.reason });
    case "restrict":
      return restrictQuestion(ctx, { questionId, reason: what.reason });
    case "edit-question": {
      const version = await one(ctx, sql`select version as id from questions where id = ${questionId}`);
      await editQuestion(ctx, {
        questionId,
        version,
        title: step.question.title,
        body: what.body,
      });
      return;
    }
    case "hide-answer":
      return hidePost(ctx, {
        questionId,
        type: "answer",
        postId: thread.answers[what.answer - 1]!,
        reason: what.reason,
      });
    case "report": {
      const answerId = what.answer ? thread.answers[what.answer - 1]! : null;
      const kind = answerId ? "answer" : "question";
      await reportPost(ctx, {
        kind,
        id: String(answerId ?? questionId),
        reason: what.reason,
        note: what.note,
      });
      return;
    }
    case "close":
      return closeQuestion(ctx, { questionId, reason: what.reason });
    case "reply": {
      const { id } = await postAnswer(ctx, { questionId, body: what.body });
      // Replies of staff count on from the answers of the thread.
      let number = step.question.answers?.length ?? 0;
      while (thread.answers[number] !== undefined) number += 1;
      thread.answers[number] = id;
      return;
    }
    default:
      return atTheDesk(ctx, what, await escalationOf(ctx, questionId));
  }
}

type AtTheDesk = Extract<
  DemoEvent,
  {
    do:
      | "take"
      | "promise"
      | "private-message"
      | "note"
      | "close-escalation"
      | "keep-case"
      | "drop-case"
      | "release-case";
  }
>;

async function atTheDesk(ctx: Work, what: AtTheDesk, escalationId: number): Promise<void> {
  switch (what.do) {
    case "take":
      return takeEscalation(ctx, { escalationId });
    case "promise": {
      const dueAt = new Date(ctx.now.getTime() + what.dueInHours * 3_600_000);
      return makePromise(ctx, { escalationId, what: what.what, why: what.why, dueAt });
    }
    case "private-message":
    case "note":
      await writeMessage(ctx, { escalationId, body: what.body, isNote: what.do === "note" });
      return;
    case "close-escalation":
      return closeEscalation(ctx, { escalationId, causeCode: what.cause, whyNoAnswer: what.reason });
    case "keep-case":
      return decidePending(ctx, { escalationId, decision: "keep" });
    case "drop-case":
      return decidePending(ctx, { escalationId, decision: "drop" });
    case "release-case":
      return releaseEscalation(ctx, { escalationId });
  }
}

const escalationOf = (ctx: Work, questionId: number): Promise<number> =>
  one(ctx, sql`select id from escalations where question_id = ${questionId} order by id desc limit 1`);

async function one(ctx: Work, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await ctx.tx.execute<{ id: number }>(query);
  if (!rows[0]) throw new Error("Nothing there that this could be about.");
  return rows[0].id;
}
