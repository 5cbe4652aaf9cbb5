import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  articleAnswers,
  articleSources,
  articles,
  mails,
  notifications,
  people,
  questionArticles,
  questions,
  sameProblems,
  workedForMe,
} from "@/db/schema";
import { questionDocuments } from "@/lib/community/documents";
import { thread } from "@/lib/community/queries/thread";
import { archiveArticle } from "@/lib/knowledge/commands/archive-article";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { addGroup } from "@/lib/testing/repeats";
import { removeSource } from "./commands/remove-source";
import { sayWhetherFixed } from "./commands/say-whether-fixed";
import { articlePublished } from "./jobs/article-published";
import { ownFix } from "./queries/own-fix";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const as = (who: "cleo" | "ines" | "mara" | "theo" | "lena" | "ada") => site.ctxFor(cast[who]);
const ask = (row: Partial<typeof questions.$inferInsert> = {}) =>
  addQuestion(site.db, {
    title: "Pump hums",
    askerId: cast.mara.id,
    topicId: cast.machines,
    slug: "q",
    ...row,
  });
const has = (questionId: number, personId: string) =>
  site.db.insert(sameProblems).values({ questionId, personId, createdAt: new Date() });
const from = (articleId: number, questionId: number, answerId: number | null = null) =>
  site.db.insert(articleSources).values({ articleId, questionId, answerId, addedAt: new Date() });
let number = 0;
const publish = async (row: Partial<typeof articles.$inferInsert> = {}) =>
  addArticle(site.db, { title: `A humming pump ${++number}`, body: "Let water through.", ...row });
const run = (articleId: number) => articlePublished(site.ctxFor(cast.ada), { articleId });
const told = async (articleId: number) =>
  (
    await site.db
      .select({ person: people.handle, kind: notifications.kind, questionId: notifications.questionId })
      .from(notifications)
      .innerJoin(people, eq(people.id, notifications.personId))
      .where(eq(notifications.key, `article:${articleId}:published`))
      .orderBy(people.handle)
  ).map(({ person, kind, questionId }) => [person, kind, questionId]);
const solvers = async (questionId: number) =>
  (await questionDocuments(site.db).bySubjects([`question:${questionId}`])).documents[0]!.solvedBy;

describe("the publication of an article", () => {
  it("tells whoever asked or has the problem once, about the thread where theirs is open, with a mail", async () => {
    const solved = await ask();
    await addAnswer(site.db, { questionId: solved, authorId: cast.theo.id, body: "So." }, { accepted: true });
    const open = await ask();
    await has(open, cast.lena.id);
    await has(solved, cast.lena.id);
    const articleId = await publish();
    const groupId = await addGroup(site.db, [solved, open], { articleId });
    expect(groupId).toBeGreaterThan(0);
    await Promise.all([run(articleId), run(articleId)]);
    await run(articleId);
    expect(await told(articleId)).toEqual([
      ["lena", "article_for_you", open],
      ["mara", "article_for_you", open],
    ]);
    const [mail] = await site.db
      .select()
      .from(mails)
      .where(and(eq(mails.personId, cast.mara.id), eq(mails.kind, "article_for_you")));
    expect(mail!.text).toContain(`/questions/${open}/q#now-article`);
    expect((await thread(as("theo"), open)).nowArticle).toMatchObject({ id: articleId });
    expect(await solvers(open)).toEqual([`article:${articleId}`]);
  });

  it("asks nothing of those whose problem is solved", async () => {
    const questionId = await ask();
    const answer = { questionId, authorId: cast.theo.id, body: "So." };
    const answerId = await addAnswer(site.db, answer, { accepted: true });
    await has(questionId, cast.lena.id);
    await site.db.insert(workedForMe).values({ answerId, personId: cast.lena.id, createdAt: new Date() });
    const articleId = await publish();
    await from(articleId, questionId, answerId);
    await run(articleId);
    expect((await told(articleId)).map(([, kind]) => kind)).toEqual([
      "article_published",
      "article_published",
    ]);
    expect(await ownFix(as("mara"), questionId, articleId)).toBeNull();
    expect(
      await site.db.select().from(articleAnswers).where(eq(articleAnswers.articleId, articleId)),
    ).toMatchObject([{ answerId }]);
  });

  it("wakes no history and tells nobody who has no account of their own", async () => {
    const [staged] = await site.db
      .insert(people)
      .values({ name: "Old", handle: "old", state: "staged", createdAt: new Date() })
      .returning();
    const imported = await ask({ importedAt: new Date() });
    const theirs = await ask({ askerId: staged!.id, importedAt: new Date() });
    await has(imported, cast.lena.id);
    const articleId = await publish();
    await from(articleId, imported);
    await from(articleId, theirs);
    await run(articleId);
    expect((await told(articleId)).map(([who]) => who)).toEqual(["lena"]);
  });

  it("goes on where it was killed", async () => {
    const questionId = await ask();
    await has(questionId, cast.lena.id);
    const articleId = await publish();
    await from(articleId, questionId);
    await site.db.execute(sql`
      create function die() returns trigger language plpgsql as $$ begin
        if new.key = ${sql.raw(`'article:${articleId}:published'`)} then raise exception 'killed'; end if; return new; end $$`);
    await site.db.execute(
      sql`create trigger dies before insert on notifications for each row execute function die()`,
    );
    await expect(run(articleId)).rejects.toThrow();
    expect(await told(articleId)).toEqual([]);
    await site.db.execute(sql`drop trigger dies on notifications`);
    await run(articleId);
    expect((await told(articleId)).map(([who]) => who)).toEqual(["lena", "mara"]);
  });

  it("is unlearnt when the article is archived or a source taken out, and tells nobody then", async () => {
    const one = await ask();
    const two = await ask();
    const articleId = await publish();
    await from(articleId, one);
    await from(articleId, two);
    await run(articleId);
    await removeSource(as("cleo"), { articleId, questionId: one });
    expect(await solvers(one)).toEqual([]);
    expect(await solvers(two)).toEqual([`article:${articleId}`]);
    expect((await thread(as("theo"), one)).nowArticle).toBeNull();
    await archiveArticle(as("cleo"), { articleId, reason: "Replaced." });
    await run(articleId);
    expect(await solvers(two)).toEqual([]);
    expect((await thread(as("theo"), two)).nowArticle).toBeNull();
  });
});

describe("an article that not everybody may read", () => {
  it("tells only those who may, and shows on no thread, search or link of the others", async () => {
    const questionId = await ask();
    await has(questionId, cast.ines.id);
    const articleId = await publish({ audience: "staff" });
    await from(articleId, questionId);
    await run(articleId);
    expect((await told(articleId)).map(([who]) => who)).toEqual(["ines"]);
    expect((await thread(as("ines"), questionId)).nowArticle).toMatchObject({ id: articleId });
    for (const ctx of [as("mara"), as("theo"), site.ctxFor({ kind: "visitor" })]) {
      const seen = await thread(ctx, questionId);
      expect([seen.nowArticle, seen.articles, seen.stage]).toEqual([null, [], "open"]);
    }
    expect(await solvers(questionId)).toEqual([]);
    await expect(sayWhetherFixed(as("mara"), { questionId, articleId, solved: "yes" })).rejects.toMatchObject(
      { code: "not_found" },
    );
    await site.db.update(articles).set({ audience: "signed_in" }).where(eq(articles.id, articleId));
    await run(articleId);
    expect((await told(articleId)).map(([who]) => who)).toEqual(["ines", "mara"]);
    expect((await thread(site.ctxFor({ kind: "visitor" }), questionId)).nowArticle).toBeNull();
  });

  it("is not linked from a question that has become private", async () => {
    const questionId = await ask();
    const articleId = await publish();
    await from(articleId, questionId);
    await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, questionId));
    await run(articleId);
    expect(await told(articleId)).toEqual([]);
    expect(
      await site.db.select().from(questionArticles).where(eq(questionArticles.articleId, articleId)),
    ).toEqual([]);
  });
});
