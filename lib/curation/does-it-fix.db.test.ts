import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  acceptances,
  articleFeedback,
  articleSources,
  articles,
  notifications,
  people,
  questions,
  sameProblems,
  workedForMe,
} from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { readQuestions } from "@/lib/community/inputs";
import { thread } from "@/lib/community/queries/thread";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { publishArticle } from "@/lib/knowledge/commands/publish-article";
import { scheduleArticle } from "@/lib/knowledge/commands/schedule-article";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { workshop } from "@/lib/testing/workshop";
import { sayWhetherFixed } from "./commands/say-whether-fixed";
import { articlePublished } from "./jobs/article-published";
import { askedBefore } from "./queries/asked-before";
import { ownFix } from "./queries/own-fix";

let site: TestSite;
let cast: Cast;
const { begin, approve, publish: goLive, save } = workshop(() => ({ site, cast }));
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const as = (who: "cleo" | "ines" | "mara" | "theo" | "lena") => site.ctxFor(cast[who]);
const ask = () =>
  addQuestion(site.db, {
    title: "Pump hums",
    askerId: cast.mara.id,
    topicId: cast.machines,
    slug: "q",
  });
const has = (questionId: number, personId: string) =>
  site.db.insert(sameProblems).values({ questionId, personId, createdAt: new Date() });
const from = (articleId: number, questionId: number) =>
  site.db.insert(articleSources).values({ articleId, questionId, addedAt: new Date() });
const say = (who: "mara" | "lena" | "ines", articleId: number, questionId: number, solved: "yes" | "no") =>
  sayWhetherFixed(as(who), { questionId, articleId, solved, reason: "" });

describe("does this fix yours?", () => {
  let questionId: number;
  let articleId: number;
  let number = 0;
  beforeEach(async () => {
    questionId = await ask();
    await has(questionId, cast.lena.id);
    articleId = await addArticle(site.db, {
      title: `A humming pump ${++number}`,
      body: "Let water through.",
    });
    await from(articleId, questionId);
    await articlePublished(as("cleo"), { articleId });
  });
  const asked = { solved: null, isAskedAgain: false };
  const standing = async () =>
    (
      await site.db
        .select()
        .from(acceptances)
        .where(and(eq(acceptances.questionId, questionId), sql`ended_at is null`))
    ).map(({ kind, articleId: by }) => [kind, by]);

  it("is accepted by the asker's yes, once", async () => {
    expect(await ownFix(as("mara"), questionId, articleId)).toEqual(asked);
    const said = await sayWhetherFixed(as("mara"), { questionId, articleId, solved: "yes" });
    expect(said).toEqual({ accepted: "firm" });
    expect(await standing()).toEqual([["firm", articleId]]);
    // The thread says by itself what solved it.
    expect(await ownFix(as("mara"), questionId, articleId)).toBeNull();
    expect((await thread(as("theo"), questionId)).stage).toBe("solved");
    await expect(sayWhetherFixed(as("mara"), { questionId, articleId, solved: "no" })).rejects.toMatchObject({
      code: "already_decided",
    });
  });

  it("solves it for somebody else with the same problem, and only for them", async () => {
    await sayWhetherFixed(as("lena"), { questionId, articleId, solved: "yes" });
    expect(await standing()).toEqual([]);
    expect(await ownFix(as("lena"), questionId, articleId)).toEqual({ ...asked, solved: true });
    expect(await ownFix(as("mara"), questionId, articleId)).toEqual(asked);
    const [row] = await site.db.select().from(articles).where(eq(articles.id, articleId));
    expect(row!.helpfulCount).toBe(1);
  });

  it("keeps a no with its reason as a reader's word against the article", async () => {
    await sayWhetherFixed(as("mara"), {
      questionId,
      articleId,
      solved: "no",
      reason: "My model has no lever.",
    });
    expect(await standing()).toEqual([]);
    const [word] = await site.db
      .select()
      .from(articleFeedback)
      .where(eq(articleFeedback.articleId, articleId));
    expect(word).toMatchObject({ solved: false, reason: "did_not_work: My model has no lever." });
  });

  it("is asked of nobody who has not the problem", async () => {
    await expect(sayWhetherFixed(as("theo"), { questionId, articleId, solved: "yes" })).rejects.toMatchObject(
      { code: "forbidden" },
    );
    expect(await ownFix(as("theo"), questionId, articleId)).toBeNull();
  });

  it("waits for the agent who is at work on a case, as any acceptance does", async () => {
    const urgent = await askQuestion(as("mara"), {
      title: "It smells of smoke",
      body: "Since today.",
      topicId: cast.machines,
      urgentMark: "safety",
    });
    await site.db.update(questions).set({ visibility: "public" }).where(eq(questions.id, urgent.id));
    await from(articleId, urgent.id);
    await articlePublished(as("cleo"), { articleId });
    const known = (await readQuestions(site.db, [urgent.id])).get(urgent.id)!;
    await takeEscalation(as("ines"), { escalationId: known.facts.escalation!.id });
    const said = await sayWhetherFixed(as("mara"), { questionId: urgent.id, articleId, solved: "yes" });
    expect(said).toEqual({ accepted: "pending" });
  });
});

describe("an article that was rewritten", () => {
  let questionId: number;
  let articleId: number;
  beforeEach(async () => {
    questionId = await ask();
    for (const who of ["lena", "ines", "theo"] as const) await has(questionId, cast[who].id);
    articleId = await begin();
    await from(articleId, questionId);
    await goLive(articleId, 1);
    await runJobs(site);
    await say("mara", articleId, questionId, "no");
    await say("ines", articleId, questionId, "yes");
    await addAnswer(site.db, { questionId, authorId: cast.cleo.id, body: "Turn it." }).then((answerId) =>
      site.db.insert(workedForMe).values({ answerId, personId: cast.theo.id, createdAt: new Date() }),
    );
  });
  const rewrite = async (version: number, asksAgain: boolean) => {
    await save(articleId, version - 1, `Text ${version}.`);
    await approve(articleId, version);
    await publishArticle(as("cleo"), { articleId, version, ...(asksAgain && { asksAgain: "on" }) });
    await runJobs(site);
  };
  const askedAgain = async () =>
    (
      await site.db
        .select({ who: people.handle })
        .from(notifications)
        .innerJoin(people, eq(people.id, notifications.personId))
        .where(and(eq(notifications.kind, "article_again"), eq(notifications.questionId, questionId)))
        .orderBy(notifications.id)
    ).map(({ who }) => who);

  it("is told again to nobody by itself; on the thread it is asked of whoever said no", async () => {
    await rewrite(2, false);
    expect(await askedAgain()).toEqual([]);
    expect(await ownFix(as("mara"), questionId, articleId)).toEqual({ solved: null, isAskedAgain: true });
    expect(await ownFix(as("lena"), questionId, articleId)).toEqual({ solved: null, isAskedAgain: false });
    expect(await ownFix(as("ines"), questionId, articleId)).toEqual({ solved: true, isAskedAgain: false });
  });

  it("asks those who said no or nothing once for each text, on request, and nobody else", async () => {
    expect(await askedBefore(as("cleo"), { id: articleId, audience: "public" })).toEqual({
      no: 1,
      silent: 1,
    });
    await rewrite(2, true);
    expect((await askedAgain()).sort()).toEqual(["lena", "mara"]);
    const again = { articleId, asksAgain: true };
    await Promise.all([articlePublished(as("cleo"), again), articlePublished(as("cleo"), again)]);
    expect(await askedAgain()).toHaveLength(2);
    expect(await say("mara", articleId, questionId, "yes")).toEqual({ accepted: "firm" });
    await rewrite(3, true);
    expect((await askedAgain()).sort()).toEqual(["lena", "lena", "mara"]);
  });

  it("takes another no, and that is the last word on this text", async () => {
    await rewrite(2, false);
    await say("mara", articleId, questionId, "no");
    expect(await ownFix(as("mara"), questionId, articleId)).toEqual({ solved: false, isAskedAgain: false });
    await expect(say("mara", articleId, questionId, "yes")).rejects.toMatchObject({
      code: "already_decided",
    });
    await expect(say("ines", articleId, questionId, "no")).rejects.toMatchObject({ code: "already_decided" });
  });

  it("asks when its time has come, where that was set", async () => {
    await save(articleId, 1, "For Friday.");
    await approve(articleId, 2);
    const at = new Date(Date.now() + 3_600_000);
    await scheduleArticle(as("cleo"), { articleId, version: 2, at, asksAgain: "on" });
    await runJobs(site);
    expect(await askedAgain()).toEqual([]);
    await runJobs(site, { until: new Date(at.getTime() + 1_000) });
    expect((await askedAgain()).sort()).toEqual(["lena", "mara"]);
  });

  it("asks nothing of those who may not read it any more", async () => {
    await site.db.update(articles).set({ audience: "staff" }).where(eq(articles.id, articleId));
    await rewrite(2, true);
    expect(await askedAgain()).toEqual([]);
    expect(await askedBefore(as("cleo"), { id: articleId, audience: "staff" })).toEqual({ no: 0, silent: 0 });
  });
});
