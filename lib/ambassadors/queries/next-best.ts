import { sql } from "drizzle-orm";
import { moment } from "@/lib/accounts/standing-appointment";
import { readQuestions } from "@/lib/community/inputs";
import type { Thread } from "@/lib/community/queries/thread";
import { type Actor, type Context, currentTime } from "@/lib/context";
import { plainOfHtml } from "@/lib/markdown/plain";
import { can } from "@/lib/policy";
import { engine } from "@/lib/search";
import { foundRows } from "@/lib/search/queries/found-rows";
import { type NextAction, nextActions } from "../rules/next-action";

/**
 * What would help this thread most now, for ambassadors of its topic and staff; for everybody else, and once it is
 * solved, nothing. What is alike comes from the site's own search.
 */
export async function nextBest(ctx: Context, thread: Thread): Promise<NextAction[]> {
  if (!mayEverAdvise(ctx.actor)) return [];
  const known = (await readQuestions(ctx.db, [thread.id])).get(thread.id);
  if (!known || !can(ctx.actor, "thread.advise", { question: known.policy })) return [];
  const { facts } = known;
  const isUnsolved = facts.acceptance === null && facts.closedAt === null && thread.support === null;
  if (!isUnsolved || !thread.isPublic) return [];
  const alike = await alikeTo(ctx, thread);
  const standing = facts.answers.filter((answer) => answer.postedAt && !answer.removedAt);
  const text = plainOfHtml(thread.html);
  return nextActions({
    isUnsolved,
    ...alike,
    hasCanonical: thread.canonical !== null || thread.proposal !== null,
    claim: thread.claim ? (thread.claim.isMine ? "mine" : "other") : "none",
    mayClaim: thread.may.claim,
    mayCertify: thread.may.certify,
    mayAskForInfo: thread.may.askInfo,
    mayProposeDuplicate: thread.may.proposeDuplicate,
    answers: standing.filter((answer) => answer.authorId !== facts.askerId).length,
    failed: standing.filter((answer) => answer.didNotWorkAt).length,
    words: wordsIn(text),
    hasPicture: thread.html.includes("<img"),
    hoursLeft: await hoursLeft(ctx, thread.id),
    sameProblems: thread.sameProblems,
  });
}

/** Most readers are neither; the facts of the question need not be read for them. */
const mayEverAdvise = (actor: Actor): boolean =>
  actor.kind === "person" && (actor.role !== "customer" || actor.topics.length > 0);

async function alikeTo(ctx: Context, thread: Thread) {
  const { hits } = await engine(ctx.db).search({
    q: thread.title,
    details: plainOfHtml(thread.html.slice(0, 4_000)).slice(0, 2_000),
    mode: "ask",
    language: thread.language,
    exclude: [`question:${thread.id}`],
    limit: 8,
  });
  const score = new Map(hits.map((hit) => [`${hit.kind}:${hit.id}`, hit.score]));
  const rows = (await foundRows(ctx.db, hits)).map((row) => ({
    ...row,
    score: score.get(`${row.kind}:${row.id}`) ?? 0,
  }));
  return {
    articles: rows.filter((row) => row.kind === "article"),
    solved: rows.filter((row) => row.kind === "question" && row.accepted),
  };
}

/** Words; for scripts without spaces two characters count as one. */
function wordsIn(text: string): number {
  const dense =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return Math.round(dense / 2) + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

async function hoursLeft(ctx: Context, id: number): Promise<number | null> {
  const { rows } = await ctx.db.execute<{ hours: string | null }>(
    sql`select extract(epoch from coalesce(gate_opened_at, gate_due_at) - ${moment(await currentTime(ctx))}) / 3600 as hours
      from questions where id = ${id}`,
  );
  return rows[0]?.hours == null ? null : Number(rows[0].hours);
}
