import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articleDrafts, articleSources, articles, articleVersions, repeatGroups } from "@/db/schema";
import { restrictQuestion } from "@/lib/community/commands/restrict-question";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { addGroup } from "@/lib/testing/repeats";
import { draftFromGroup } from "./commands/draft-from-group";
import { draftFromQuestion } from "./commands/draft-from-question";
import { ignoreGroup } from "./commands/ignore-group";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const as = (who: "cleo" | "ines" | "mara" | "theo") => site.ctxFor(cast[who]);
const ask = (title: string) =>
  addQuestion(site.db, { title, askerId: cast.mara.id, topicId: cast.machines, slug: "q" });
const articleOf = async (id: number) =>
  (await site.db.select().from(articles).where(eq(articles.id, id)))[0]!;
const answered = async (title: string, body: string) => {
  const questionId = await ask(title);
  const answerId = await addAnswer(site.db, { questionId, authorId: cast.theo.id, body }, { accepted: true });
  return { questionId, answerId };
};

describe("a draft from a group", () => {
  it("has the answers with their sources, and the group stands at it (law 17)", async () => {
    const one = await answered(
      "Pump hums",
      "Hi Mara, open the steam valve and let water through for a minute.",
    );
    const two = await ask("Pump hums and no water");
    const groupId = await addGroup(site.db, [one.questionId, two]);
    const { articleId } = await draftFromGroup(as("cleo"), { groupId, from: "candidate" });
    const article = await articleOf(articleId);
    expect(article).toMatchObject({ status: "draft", version: 0, language: "en", ownerId: cast.cleo.id });
    expect(article.body).toContain("Open the steam valve and let water through for a minute.");
    expect(article.body).toContain(`(/questions/${one.questionId}/q#answer-${one.answerId})`);
    expect(article.body).not.toContain("Mara");
    const sources = await site.db
      .select()
      .from(articleSources)
      .where(eq(articleSources.articleId, articleId));
    expect(sources.map(({ questionId, answerId }) => [questionId, answerId])).toEqual([
      [one.questionId, one.answerId],
      [two, null],
    ]);
    const [draft] = await site.db.select().from(articleDrafts).where(eq(articleDrafts.articleId, articleId));
    expect(draft).toMatchObject({ groupId, openPoints: [{ kind: "no_answer", text: "", questions: [two] }] });
    const [group] = await site.db.select().from(repeatGroups).where(eq(repeatGroups.id, groupId));
    expect(group!.articleId).toBe(articleId);
    await expect(draftFromGroup(as("cleo"), { groupId })).rejects.toMatchObject({
      code: "draft_exists",
      data: { articleId },
    });
  });

  it("is not made of what has become private, nor of a group that was put aside", async () => {
    const secret = await answered(
      "Refund to my account",
      "Write to the bank of the customer about the refund.",
    );
    const open = await answered("Where is my refund", "Refunds take five working days to arrive.");
    const groupId = await addGroup(site.db, [secret.questionId, open.questionId]);
    await restrictQuestion(as("ines"), { questionId: secret.questionId, reason: "money" });
    const { articleId } = await draftFromGroup(as("cleo"), { groupId });
    const kept = JSON.stringify([
      await articleOf(articleId),
      await site.db.select().from(articleDrafts).where(eq(articleDrafts.articleId, articleId)),
      await site.db.select().from(articleVersions).where(eq(articleVersions.articleId, articleId)),
    ]);
    expect(kept).not.toMatch(/the bank of the customer|Refund to my account/);
    const aside = await addGroup(site.db, [await ask("Is there a song about pumps")]);
    await ignoreGroup(as("cleo"), { groupId: aside, reason: "A joke." });
    await expect(draftFromGroup(as("cleo"), { groupId: aside })).rejects.toMatchObject({
      code: "no_such_move",
    });
  });

  it("is made once when two curators press at the same time", async () => {
    const one = await answered(
      "Grinder jams",
      "Unplug it, and turn the upper burr by hand until it is free.",
    );
    const groupId = await addGroup(site.db, [one.questionId]);
    const both = await Promise.allSettled([
      draftFromGroup(as("cleo"), { groupId }),
      draftFromGroup(as("cleo"), { groupId }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a draft from a thread", () => {
  it("is begun by an agent with a staff answer, belongs to nobody, and takes the group along", async () => {
    const questionId = await ask("App forgets my machine");
    await addAnswer(site.db, {
      questionId,
      authorId: cast.ines.id,
      authorMark: "staff",
      body: "Pair it again under Settings, Machines.",
    });
    const groupId = await addGroup(site.db, [questionId]);
    const { articleId } = await draftFromQuestion(as("ines"), { questionId });
    expect(await articleOf(articleId)).toMatchObject({ ownerId: null, status: "draft" });
    const [group] = await site.db.select().from(repeatGroups).where(eq(repeatGroups.id, groupId));
    expect(group!.articleId).toBe(articleId);
    await expect(draftFromQuestion(as("cleo"), { questionId })).rejects.toMatchObject({
      code: "draft_exists",
    });
  });

  it("is refused of a thread that not everybody may read, and to customers", async () => {
    const questionId = await ask("My card was charged twice");
    await expect(draftFromQuestion(as("theo"), { questionId })).rejects.toMatchObject({ code: "forbidden" });
    await restrictQuestion(as("ines"), { questionId, reason: "money" });
    await expect(draftFromQuestion(as("ines"), { questionId })).rejects.toMatchObject({
      code: "question_not_public",
    });
    await expect(draftFromQuestion(as("cleo"), { questionId })).rejects.toMatchObject({ code: "not_found" });
  });
});
