import { sql } from "drizzle-orm";
import { votes, workedForMe } from "@/db/schema";
import { type Click, clicks } from "./crowd";
import { questions } from "./index";
import { hoursBefore } from "./moments";
import type { Scene } from "./scene";
import type { DemoQuestion } from "./types";

/**
 * "Helpful" and "worked for me", all at once: they change nothing but their counts, and one command for each of some
 * six hundred would take longer than everything else together.
 */
export async function countClicks({ work, company, threads }: Scene): Promise<void> {
  const row = (question: DemoQuestion) => (click: Click) => ({
    answerId: threads.get(question.key)!.answers[click.number - 1]!,
    personId: company.personId(click.by),
    createdAt: hoursBefore(work.now, question.askedHoursAgo - click.after),
  });
  const all = questions.map((question) => ({ question, ...clicks(question) }));
  await work.tx.insert(votes).values(all.flatMap((one) => one.helpful.map(row(one.question))));
  await work.tx.insert(workedForMe).values(all.flatMap((one) => one.worked.map(row(one.question))));
  await work.tx.execute(sql`
    update answers a set
      vote_count = (select count(*) from votes v where v.answer_id = a.id),
      worked_count = (select count(*) from worked_for_me w where w.answer_id = a.id)`);
}
