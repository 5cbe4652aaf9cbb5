import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { notifications, people, questions } from "@/db/schema";
import type { Work } from "@/lib/context";
import { withDeadline } from "./deadline";
import type { News } from "./kinds";
import { newsMail } from "./mail/news-mail";
import { queueMail } from "./mail/queue-mail";
import { mayBeTold } from "./may-be-told";

const actors = alias(people, "actors");

/**
 * Tells one person one thing, in the app and by mail, in the transaction of what happened. Does nothing for the one
 * who did it, for those who may not see it, and when it has been told already; says whether it told.
 */
export async function notify(work: Work, given: News): Promise<boolean> {
  if (given.personId === given.actorId) return false;
  const news = await withDeadline(work, given);
  const [person] = await work.tx.select().from(people).where(eq(people.id, news.personId));
  const question = news.questionId ? await questionOf(work, news.questionId) : null;
  if (!person || !mayBeTold(person, news.kind, question)) return false;

  const [row] = await work.tx
    .insert(notifications)
    .values({
      personId: person.id,
      kind: news.kind,
      key: news.key,
      questionId: news.questionId ?? null,
      actorId: news.actorId ?? null,
      data: news.data ?? {},
      createdAt: work.now,
      readAt: news.inApp === false ? work.now : null,
    })
    .onConflictDoNothing()
    .returning({ id: notifications.id });
  if (!row) return false;

  // Mail only goes where somebody has shown that the address is theirs.
  if (news.mail === false || !person.email || !person.emailVerified || person.mailOff) return true;
  const [actor] = news.actorId
    ? await work.tx.select({ name: actors.name }).from(actors).where(eq(actors.id, news.actorId))
    : [];
  const mail = newsMail({ news, person, question, actorName: actor?.name ?? null });
  await queueMail(work, { ...mail, key: `notification:${row.id}`, personId: person.id, to: person.email });
  return true;
}

/** Tells several people the same. */
export async function notifyAll(
  work: Work,
  personIds: Iterable<string>,
  news: Omit<News, "personId">,
): Promise<number> {
  let told = 0;
  for (const personId of new Set(personIds)) if (await notify(work, { ...news, personId })) told += 1;
  return told;
}

async function questionOf(work: Work, id: number) {
  const [row] = await work.tx
    .select({
      id: questions.id,
      title: questions.title,
      slug: questions.slug,
      askerId: questions.askerId,
      visibility: questions.visibility,
      topicId: questions.topicId,
      askedAt: questions.askedAt,
      heldAt: questions.heldAt,
      hiddenAt: questions.hiddenAt,
    })
    .from(questions)
    .where(eq(questions.id, id));
  return row ?? null;
}
