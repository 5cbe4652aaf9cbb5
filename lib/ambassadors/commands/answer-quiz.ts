import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { applications, people, quizAttempts, quizQuestions } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { notifyAll } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { type Marked, mark, TRIES_A_DAY } from "../rules/quiz";
import { topicNames } from "../topic-names";

export const answerQuizInput = z.object({
  given: z.record(z.string().regex(/^\d{1,9}$/), z.coerce.number().int().min(0).max(9)),
});

/**
 * Marks a try at the quiz and keeps it. Passing it brings the application before the admins; for who was invited it is
 * also the yes. Refuses with `too_many_requests` after five tries in a day.
 */
export async function answerQuiz(ctx: Context, input: z.input<typeof answerQuizInput>): Promise<Marked> {
  const { given } = answerQuizInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "ambassador.apply");
    const me = personId(work.actor)!;
    const [application] = await work.tx
      .select()
      .from(applications)
      .where(and(eq(applications.personId, me), isNull(applications.decidedAt)))
      .for("update");
    if (!application) throw new Refusal("wrong_state");
    if (application.passedAt) throw new Refusal("already_decided");
    await limitTries(work, application.id);
    const questions = await work.tx
      .select({ id: quizQuestions.id, correct: quizQuestions.correct })
      .from(quizQuestions)
      .where(isNull(quizQuestions.retiredAt))
      .orderBy(asc(quizQuestions.position), asc(quizQuestions.id));
    const marked = mark(questions, given);
    const { correct, total, passed } = marked;
    await work.tx
      .insert(quizAttempts)
      .values({ applicationId: application.id, given, correct, total, passed, at: work.now });
    await recordAudit(work, passed ? "quiz_passed" : "quiz_failed", `person:${me}`, { correct, total });
    if (passed) await bringBefore(work, application, me);
    return marked;
  });
}

async function limitTries(work: Work, applicationId: number): Promise<void> {
  const since = new Date(work.now.getTime() - 86_400_000);
  const [row] = await work.tx
    .select({ tries: sql<number>`count(*)::int` })
    .from(quizAttempts)
    .where(and(eq(quizAttempts.applicationId, applicationId), gt(quizAttempts.at, since)));
  if (row!.tries >= TRIES_A_DAY) throw new Refusal("too_many_requests", { retryAfterSeconds: 86_400 });
}

async function bringBefore(
  work: Work,
  application: typeof applications.$inferSelect,
  me: string,
): Promise<void> {
  await work.tx
    .update(applications)
    .set({ passedAt: work.now, agreedAt: application.agreedAt ?? work.now })
    .where(eq(applications.id, application.id));
  const admins = await work.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), eq(people.state, "active")));
  await notifyAll(
    work,
    admins.map(({ id }) => id),
    {
      kind: "application_received",
      key: `application:${application.id}:received`,
      actorId: me,
      data: { topic: await topicNames(work, application.topicIds), path: "/programme/applications" },
    },
  );
}
