import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { notifications, people, questions } from "@/db/schema";
import { type Context, transaction, type Work } from "@/lib/context";
import type { NewsKind } from "../kinds";
import { newsMail } from "../mail/news-mail";
import { queueMail } from "../mail/queue-mail";
import { mayBeTold } from "../may-be-told";

const actors = alias(people, "actors");

/** Writes the mails for news that were written many at once. One that is there already is not written again. */
export async function mailNews(
  ctx: Context,
  { notificationIds }: { notificationIds: number[] },
): Promise<void> {
  for (const id of notificationIds) await transaction(ctx, (work) => mailOne(work, id));
}

async function mailOne(work: Work, id: number): Promise<void> {
  const [row] = await work.tx
    .select({ news: notifications, person: people, question: questions, actorName: actors.name })
    .from(notifications)
    .innerJoin(people, eq(people.id, notifications.personId))
    .leftJoin(questions, eq(questions.id, notifications.questionId))
    .leftJoin(actors, eq(actors.id, notifications.actorId))
    .where(eq(notifications.id, id));
  if (!row) return;
  const { person, question } = row;
  const news = { ...row.news, kind: row.news.kind as NewsKind };
  const isReachable = person.email && person.emailVerified && !person.mailOff;
  if (!isReachable || !mayBeTold(person, news.kind, question)) return;
  const mail = newsMail({ news, person, question, actorName: row.actorName });
  const to = person.email!;
  await queueMail(work, { ...mail, key: `notification:${id}`, personId: person.id, to });
}
