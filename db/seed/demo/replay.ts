import { sql } from "drizzle-orm";
import { people, searches } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { sweep } from "@/lib/community/jobs/sweep";
import type { Work } from "@/lib/context";
import { asIf } from "../as-if";
import { countClicks } from "./clicks";
import { type Company, found } from "./company";
import { event } from "./events";
import { questions } from "./index";
import { hoursBefore } from "./moments";
import type { Scene } from "./scene";
import { type Step, steps } from "./steps";

/** Where a thread stands in the database while it is replayed. */

/** Mail of what happened longer ago than this is not written: nobody wants last month's. */
const MAIL_HOURS = 24;

/** Lets everything happen through the commands that the site itself uses, each at its own time, with the sweep in between. */
export async function replay(work: Work, company: Company): Promise<void> {
  const scene: Scene = { work, company, threads: new Map() };
  const mailFrom = hoursBefore(work.now, MAIL_HOURS);
  let mails = false;
  for (const step of steps(questions, work.now)) {
    await sweepUntil(work, step.at);
    if (!mails && step.at >= mailFrom) {
      await confirmAddresses(work);
      mails = true;
    }
    try {
      await play(scene, step);
    } catch (cause) {
      const what = step.do === "event" ? step.event.do : step.do;
      throw new Error(`The demo stumbled over "${what}" in ${step.question.key}`, { cause });
    }
  }
  await sweepUntil(work, work.now);
  await countClicks(scene);
}

async function play(scene: Scene, step: Step): Promise<void> {
  const { company, threads, work } = scene;
  const at = async (handle: string) => asIf(work.tx, step.at, await company.person(handle));
  const { question } = step;
  if (step.do === "ask") {
    const asker = await at(question.asker);
    const { id } = await askQuestion(asker, {
      title: question.title,
      body: question.body,
      topicId: company.topicId(question.topic),
      language: question.language ?? "en",
      urgentMark: question.urgency,
      privateDetails: question.privateDetails ?? "",
      searchIds: await searchesOf(scene, step),
    });
    threads.set(question.key, { id, answers: [] });
    return;
  }
  const thread = found(threads, question.key);
  const questionId = thread.id;
  if (step.do === "event") return event(scene, step, step.event, thread);
  if (step.do === "answer") {
    const { id } = await postAnswer(await at(step.answer.by), { questionId, body: step.answer.body });
    thread.answers[step.number - 1] = id;
    return;
  }
  if (step.do === "same-problem") return joinSameProblem(await at(step.by), { questionId, joins: true });
  const answerId = step.number === null ? undefined : thread.answers[step.number - 1]!;
  if (step.do === "comment") {
    await postComment(await at(step.comment.by), { questionId, answerId, body: step.comment.body });
    return;
  }
  return markDidNotWork(await at(question.asker), { questionId, answerId: answerId!, reason: step.reason });
}

/** What the asker had searched for before, and what of it did not help. */
async function searchesOf({ work, company, threads }: Scene, { question, at }: Step): Promise<number[]> {
  const queries = question.searched ?? [];
  if (queries.length === 0) return [];
  const rejected = (question.rejected ?? []).map((key) => `question:${found(threads, key).id}`);
  const rows = await work.tx
    .insert(searches)
    .values(
      queries.map((query, place) => ({
        personId: company.personId(question.asker),
        source: place === queries.length - 1 ? ("ask" as const) : ("page" as const),
        query,
        language: question.language ?? "en",
        shown: rejected,
        opened: rejected,
        rejected: place === queries.length - 1 ? rejected : [],
        resultCount: rejected.length,
        createdAt: new Date(at.getTime() - (queries.length - place) * 90_000),
      })),
    )
    .returning({ id: searches.id });
  return rows.map((row) => row.id);
}

/** The sweep at every moment at which it would have found something, a few seconds late as it is in life. */
async function sweepUntil(work: Work, until: Date): Promise<void> {
  for (let last = ""; ; ) {
    const { rows } = await work.tx.execute<{ due: Date | null }>(
      sql`select min(gate_due_at) as due from questions where gate_due_at <= ${until.toISOString()}::timestamptz`,
    );
    if (!rows[0]?.due) return;
    const due = new Date(rows[0].due);
    const at = new Date(Math.min(due.getTime() + 20_000, until.getTime()));
    const { done } = await sweep(asIf(work.tx, at));
    if (done === 0 && last === at.toISOString()) throw new Error("The sweep does not get on.");
    last = at.toISOString();
  }
}

/** Until an address is confirmed no mail goes there; so this is the moment from which the demo's mail page has mail. */
async function confirmAddresses(work: Work): Promise<void> {
  await work.tx.update(people).set({ emailVerified: sql`created_at` });
}

/** People have seen the news of yesterday, and nobody wants last month's mail. */
export async function readOldNews(work: Work): Promise<void> {
  const mailFrom = hoursBefore(work.now, MAIL_HOURS).toISOString();
  await work.tx.execute(sql`delete from mails where created_at < ${mailFrom}::timestamptz`);
  const since = hoursBefore(work.now, 20).toISOString();
  await work.tx.execute(sql`
    update notifications set read_at = created_at + interval '2 hours'
    where read_at is null and created_at < ${since}::timestamptz`);
}
