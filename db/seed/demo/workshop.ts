import { and, eq } from "drizzle-orm";
import { articles } from "@/db/schema";
import type { Work } from "@/lib/context";
import { commentOnPassage } from "@/lib/knowledge/commands/comment-on-passage";
import { createArticle } from "@/lib/knowledge/commands/create-article";
import { decideReview } from "@/lib/knowledge/commands/decide-review";
import { markNeedsUpdate } from "@/lib/knowledge/commands/mark-needs-update";
import { publishArticle } from "@/lib/knowledge/commands/publish-article";
import { saveArticle } from "@/lib/knowledge/commands/save-article";
import { scheduleArticle } from "@/lib/knowledge/commands/schedule-article";
import { setArticleFacts } from "@/lib/knowledge/commands/set-article-facts";
import { submitForReview } from "@/lib/knowledge/commands/submit-for-review";
import { asIf } from "../as-if";
import type { Company } from "./company";
import { daysBefore } from "./moments";

/** What Cleo and Ada are writing: a text with a time, one being read over, one to put right, a source that moved on. */
export async function loadWorkshop(work: Work, company: Company): Promise<void> {
  const [cleo, ada] = [await company.person("cleo"), await company.person("ada")];
  const cleoOn = (daysAgo: number) => asIf(work.tx, daysBefore(work.now, daysAgo), cleo);
  const adaOn = (daysAgo: number) => asIf(work.tx, daysBefore(work.now, daysAgo), ada);
  const cleaning = company.topicId("cleaning");

  const { articleId: storing } = await createArticle(cleoOn(6), {
    ...storingText,
    language: "en",
    topicIds: [cleaning],
  });
  await setArticleFacts(cleoOn(6), { articleId: storing, reviewBy: daysBefore(work.now, -180) });
  await submitForReview(cleoOn(5), { articleId: storing, version: 1, message: "For the holidays." });
  await decideReview(adaOn(4), {
    articleId: storing,
    version: 1,
    decision: "approved",
    note: "Good and short.",
  });
  await scheduleArticle(cleoOn(3.9), { articleId: storing, version: 1, at: daysBefore(work.now, -4) });

  const { articleId: oat } = await createArticle(adaOn(3), {
    ...oatText,
    language: "en",
    topicIds: [company.topicId("brewing")],
  });
  await submitForReview(adaOn(2), {
    articleId: oat,
    version: 1,
    askedId: cleo.id,
    message: "Do the times fit the Duo?",
  });
  for (const [quote, comment] of oatComments)
    await commentOnPassage(cleoOn(1.5), { articleId: oat, version: 1, quote, comment });

  await markNeedsUpdate(cleoOn(8), {
    articleId: await articleAt(work, "water-hardness"),
    reason: "The new test strips have five fields instead of four.",
  });

  const source = await articleAt(work, "descale-one");
  const { title, summary, body } = (await work.tx.select().from(articles).where(eq(articles.id, source)))[0]!;
  const changed = body.replace(
    "25 minutes in which nobody wants coffee",
    "25 minutes, and 10 more for the rinse",
  );
  await saveArticle(cleoOn(13), {
    articleId: source,
    version: 1,
    title,
    summary,
    body: changed,
    note: "The rinse takes time as well.",
  });
  await submitForReview(cleoOn(13), { articleId: source, version: 2 });
  await decideReview(adaOn(12), { articleId: source, version: 2, decision: "approved" });
  await publishArticle(cleoOn(12), { articleId: source, version: 2, isSure: true });
}

async function articleAt(work: Work, slug: string): Promise<number> {
  const [row] = await work.tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.slug, slug), eq(articles.language, "en")));
  return row!.id;
}

const storingText = {
  title: "Leave the machine alone for a while",
  summary: "Before two weeks or more away: empty it, dry it, and what to do when you are back.",
  body: `Water that stands for weeks leaves lime, and in a cold house it can freeze.

## Before you go

1. Run one cup of fresh water through the group and the wand.
2. Empty the tank and the drip tray, and leave both out to dry.
3. Pull the plug. In a room that may get colder than 5 °C, take the machine to a warmer one.

## When you are back

Fill the tank, throw the first two cups of water away, and make the first espresso after that.`,
};

const oatText = {
  title: "Foam oat drink",
  summary: "Which oat drinks foam, how warm, and why it sometimes splits in coffee.",
  body: `Oat drink foams well if it was made for it: look for “barista” on the pack.

Stop at 55 °C. Above 60 °C it gets thin and tastes of porridge.

If it splits in the cup, the coffee is too sour for it. Grind a step finer, or let the shot run three seconds longer.`,
};

const oatComments = [
  ["Stop at 55 °C.", "Most people have no thermometer. Can we say how the jug feels?"],
  ["If it splits in the cup", "Good, this is what they ask most. Maybe it should stand first."],
] as const;
