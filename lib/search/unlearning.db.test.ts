import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { articles, deflections, duplicateProposals, questionArticles } from "@/db/schema";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { decideDuplicate } from "@/lib/community/commands/decide-duplicate";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { endDuplicate } from "@/lib/community/commands/end-duplicate";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { proposeDuplicate } from "@/lib/community/commands/propose-duplicate";
import { sayWhetherFound } from "@/lib/knowledge/commands/say-whether-found";
import { applyRetention } from "@/lib/site/retention";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, noteChanged } from "@/lib/testing/posts";
import { saveSynonyms } from "./commands/save-synonyms";
import type { SearchEngine } from "./engine";
import { startSearch } from "./start";

let site: TestSite;
let cast: Cast;
let search: SearchEngine;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  search = await startSearch({ url: site.url });
});
afterAll(async () => {
  await search.close();
  await site.close();
});

const asked = async (q: string) => {
  await search.settled();
  return (await search.search({ q, mode: "ask", language: "en", limit: 20 })).hits;
};
const places = async (q: string) => (await asked(q)).map(({ kind, id }) => `${kind}:${id}`);
const ask = async (title: string, who = cast.mara) =>
  (await askQuestion(site.ctxFor(who), { title, body: "Since today.", topicId: cast.machines })).id;

test("an acceptance that is taken back counts no more", async () => {
  const questionId = await ask("Portafilter will not lock");
  const { id: answerId } = await postAnswer(site.ctxFor(cast.theo), { questionId, body: "Grease the lugs." });
  const waiting = (await asked("portafilter will not lock"))[0]!;
  expect(waiting.parts).toHaveProperty("waiting");
  await acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId });
  const solved = (await asked("portafilter will not lock"))[0]!;
  expect(solved.parts).toHaveProperty("own");
  await endAcceptance(site.ctxFor(cast.mara), { questionId });
  expect((await asked("portafilter will not lock"))[0]!.parts).toHaveProperty("waiting");
});

test("a confirmed duplicate leads to what answers both, until it is none after all", async () => {
  const article = await addArticle(site.db, { title: "Group gasket replacement" });
  const questionId = await ask("Coffee sprays sideways everywhere");
  expect(await places("sprays sideways everywhere")).not.toContain(`article:${article}`);
  await proposeDuplicate(site.ctxFor(cast.theo), { questionId, articleId: article });
  const [proposal] = await site.db
    .select()
    .from(duplicateProposals)
    .where(eq(duplicateProposals.questionId, questionId));
  expect(await places("sprays sideways everywhere")).not.toContain(`article:${article}`);
  await decideDuplicate(site.ctxFor(cast.mara), { questionId, proposalId: proposal!.id, confirms: true });
  expect((await places("coffee sprays sideways everywhere"))[0]).toBe(`article:${article}`);
  await endDuplicate(site.ctxFor(cast.mara), { questionId }).catch(() =>
    endAcceptance(site.ctxFor(cast.mara), { questionId }),
  );
  expect(await places("sprays sideways everywhere")).not.toContain(`article:${article}`);
  // The thread does not go on showing it either.
  const links = eq(questionArticles.questionId, questionId);
  expect(await site.db.select().from(questionArticles).where(links)).toEqual([]);
});

test("an article that needs an update comes after one that does not", async () => {
  const old = await addArticle(site.db, { title: "Water hardness filter", slug: "water-old" });
  const fresh = await addArticle(site.db, { title: "Water hardness filter", slug: "water-new" });
  const order = async () =>
    (await places("water hardness filter")).filter((place) =>
      [`article:${old}`, `article:${fresh}`].includes(place),
    );
  await site.db.update(articles).set({ status: "needs_update" }).where(eq(articles.id, fresh));
  await noteChanged(site.db, `article:${fresh}`);
  expect(await order()).toEqual([`article:${old}`, `article:${fresh}`]);
  await site.db.update(articles).set({ status: "published" }).where(eq(articles.id, fresh));
  await site.db.update(articles).set({ status: "needs_update" }).where(eq(articles.id, old));
  await noteChanged(site.db, `article:${fresh}`);
  await noteChanged(site.db, `article:${old}`);
  expect(await order()).toEqual([`article:${fresh}`, `article:${old}`]);
});

test("words that staff say mean the same lead there within the next reading", async () => {
  const article = await addArticle(site.db, { title: "Drip tray sensor" });
  expect(await places("spillbox")).toEqual([]);
  await saveSynonyms(site.ctxFor(cast.cleo), { language: "en", synonyms: "spillbox, drip tray" });
  expect(await places("spillbox")).toEqual([`article:${article}`]);
});

test("whoever says no after a yes is not counted, and leads nobody there any more", async () => {
  const article = await addArticle(site.db, { title: "Water filter cartridge" });
  const other = await ask("My cartridge is stuck", cast.lena);
  const { id: answerId } = await postAnswer(site.ctxFor(cast.theo), { questionId: other, body: "Turn it." });
  await acceptAnswer(site.ctxFor(cast.lena), { questionId: other, answerId });
  const visitor = (visitorKey: string) => ({ ...site.ctxFor({ kind: "visitor" }), visitorKey });
  for (const subject of [`article:${article}`, `question:${other}`]) {
    const query = `umbrulated ${subject.slice(0, 7)} zanzi`;
    const say = (who: string, solved: "yes" | "no") =>
      sayWhetherFound(visitor(who), { subject, query, language: "en", solved });
    const said = () => site.db.select().from(deflections).where(eq(deflections.subject, subject));
    await say("a", "yes");
    expect(await places(query)).toContain(subject);
    await say("b", "no");
    expect(await said()).toHaveLength(1);
    await say("a", "no");
    expect(await said()).toEqual([]);
    expect(await places(query)).toEqual([]);
    await say("a", "yes");
    expect(await places(query)).toContain(subject);
    await say("a", "no");
  }
});

test("what somebody searched before it was solved leads others there only as long as words are kept", async () => {
  const article = await addArticle(site.db, { title: "Brew ratio chart" });
  await site.db.insert(deflections).values({
    subject: `article:${article}`,
    query: "wishy washy espresso",
    createdAt: new Date(Date.now() - 91 * 86_400_000),
  });
  await noteChanged(site.db, `article:${article}`);
  expect(await places("wishy washy")).toEqual([`article:${article}`]);
  await applyRetention(site.ctxFor({ kind: "system", job: "apply-retention" }));
  expect(await places("wishy washy")).toEqual([]);
});
