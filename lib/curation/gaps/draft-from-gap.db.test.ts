import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articleSources, curationTasks, notifications, questions } from "@/db/schema";
import { saveArticle } from "@/lib/knowledge/commands/save-article";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { type Cast, castOf } from "@/lib/testing/cast";
import { closedForContent } from "@/lib/testing/closed-case";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { workshop } from "@/lib/testing/workshop";
import { draftFromGap } from "../commands/draft-from-gap";
import { gaps } from "../queries/gaps";

let site: TestSite;
let cast: Cast;
const { publish } = workshop(() => ({ site, cast }));

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const cleo = () => site.ctxFor(cast.cleo);
async function caseOn(title: string) {
  const questionId = await addQuestion(site.db, { title, askerId: cast.mara.id, topicId: cast.machines });
  await closedForContent(site, { questionId, teamId: cast.team });
  return questionId;
}

test("what staff had to be asked becomes an article: its asker is told, its task is done, and the gap is gone", async () => {
  const questionId = await caseOn("Is there a travel case for the One?");
  await addAnswer(site.db, { questionId, authorId: cast.ines.id, body: "Yes, in the shop." });
  const [gap] = (await gaps(cleo())).items;
  const { articleId } = await draftFromGap(cleo(), { gap: gap!.key });
  expect(
    await site.db
      .select({ questionId: articleSources.questionId })
      .from(articleSources)
      .where(eq(articleSources.articleId, articleId)),
  ).toEqual([{ questionId }]);
  expect((await gaps(cleo())).items[0]!.cases).toMatchObject([{ article: { id: articleId } }]);
  await expect(draftFromGap(cleo(), { gap: gap!.key })).rejects.toMatchObject({ code: "draft_exists" });

  await saveArticle(cleo(), {
    articleId,
    version: 1,
    title: "A case for journeys",
    body: "It is in the shop.",
  });
  await setArticleFacts(cleo(), { articleId, ownerId: cast.cleo.id, reviewBy: new Date("2030-01-01") });
  await publish(articleId, 2);
  await runJobs(site);
  const told = await site.db.select().from(notifications).where(eq(notifications.kind, "article_for_you"));
  expect(told.map(({ personId }) => personId)).toEqual([cast.mara.id]);
  expect((await gaps(cleo())).items).toEqual([]);
  expect((await site.db.select().from(curationTasks))[0]).toMatchObject({ doneBy: null, articleId });
});

test("a case that is private by now is no source of a draft", async () => {
  const questionId = await caseOn("Does it brew decaf?");
  const [gap] = (await gaps(cleo())).items;
  await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, questionId));
  await expect(draftFromGap(cleo(), { gap: gap!.key })).rejects.toMatchObject({ code: "already_decided" });
});
