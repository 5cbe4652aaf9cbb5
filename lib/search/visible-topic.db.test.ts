import { afterAll, beforeAll, expect, test } from "vitest";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { askOutlook, askTopics } from "@/lib/community/queries/ask-choices";
import { questionFeed } from "@/lib/community/queries/question-feed";
import type { Context } from "@/lib/context";
import { topicPage } from "@/lib/knowledge/queries/topic-page";
import { topics as topicTree } from "@/lib/knowledge/queries/topics";
import { sitemapEntries } from "@/lib/site/queries/sitemap";
import { topicSettings } from "@/lib/site/queries/topic-settings";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { filterChoices } from "./queries/filter-choices";
import { topicReaderOf } from "./visible-topic";

let site: TestSite;
let cast: Cast;
const ids: Record<string, number> = {};
const visitor = () => site.ctxFor({ kind: "visitor" });

async function addTopic(slug: string, columns: Record<string, unknown> = {}) {
  const { rows } = await site.pool.query(
    `insert into topics (slug, name, parent_id, team_id, urgent_mark, merged_into_id)
     values ($1::citext, $1::text, $2, $3, $4, $5) returning id`,
    [slug, columns.parent, columns.team, columns.mark, columns.into].map((value) => value ?? null),
  );
  ids[slug] = rows[0].id;
}

const write = (topic: string, audience: "public" | "signed_in" | "staff", status?: "archived") =>
  addArticle(
    site.db,
    { title: `On ${topic}`, audience, ...(status && { status }) },
    { topics: [ids[topic]!] },
  );

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  await addTopic("canary-staff");
  await addTopic("canary-below", { parent: ids["canary-staff"] });
  await addTopic("canary-moved", { into: ids["canary-staff"] });
  await addTopic("help");
  await addTopic("canary-inside", { parent: ids.help });
  await addTopic("members");
  await addTopic("empty");
  await addTopic("old");
  await addTopic("theft", { mark: "security" });
  const { rows } = await site.pool.query("select id from teams limit 1");
  await addTopic("returns", { team: rows[0].id });
  await addTopic("asked");
  await addTopic("mine");
  await write("help", "public");
  await write("members", "signed_in");
  await write("old", "staff", "archived");
  for (const topic of ["canary-staff", "canary-inside", "theft", "returns", "asked", "mine"])
    await write(topic, "staff");
  await addQuestion(site.db, { title: "Who knows?", askerId: cast.lena.id, topicId: ids.asked });
  ids.question = await addQuestion(site.db, {
    title: "My own",
    askerId: cast.mara.id,
    topicId: ids.mine,
    visibility: "restricted",
  });
});
afterAll(() => site.close());

const code = (error: { code: string }) => error.code;

/** Every place where a reader is told of topics. */
async function toldOf(ctx: Context) {
  const names = (rows: { slug: string }[]) => rows.map(({ slug }) => slug);
  const pages = await Promise.all(
    Object.keys(ids).map((slug) => topicPage(ctx, slug).then(JSON.stringify as never, code)),
  );
  return {
    tree: names(await topicTree(ctx)),
    ask: names(await askTopics(ctx)),
    filter: names((await filterChoices(ctx)).topics),
    pages: pages.join(" "),
  };
}

const own = ["help", "members", "empty", "old", "theft", "returns", "asked"];
const hidden = ["canary-staff", "canary-below", "canary-inside", "mine"];

test("a topic on which all is for others is not there for a visitor, anywhere", async () => {
  const told = await toldOf(visitor());
  for (const list of [told.tree, told.ask, told.filter]) {
    expect(list).toEqual(expect.arrayContaining(own.filter((slug) => slug !== "members")));
    for (const slug of [...hidden, "members"]) expect(list).not.toContain(slug);
  }
  expect(JSON.stringify(told)).not.toMatch(/canary/);
  expect(JSON.stringify(await sitemapEntries(visitor(), "pages"))).not.toMatch(/canary|members|mine/);
  await expect(questionFeed(visitor(), "canary-staff")).rejects.toMatchObject({ code: "not_found" });
  const asked = { topicId: ids["canary-staff"]!, language: "en" };
  expect(await askOutlook(visitor(), asked)).toMatchObject({ topic: null });
});

test("customers are told of what members read and of what they asked themselves, and of nothing of the staff", async () => {
  const told = await toldOf(site.ctxFor(cast.mara));
  for (const list of [told.tree, told.ask]) expect(list).toEqual(expect.arrayContaining([...own, "mine"]));
  expect(told.filter).toEqual(expect.arrayContaining(own));
  expect(JSON.stringify(told)).not.toMatch(/canary/);
  expect(JSON.stringify(await toldOf(site.ctxFor(cast.lena)))).not.toMatch(/canary|mine/);
});

test("nobody asks on a topic that is not there for them, or moves a question to one", async () => {
  const refused = { code: "invalid_input", field: "topicId" };
  const question = { title: "What do you say among you?", body: "I would like to know." };
  await expect(
    askQuestion(site.ctxFor(cast.mara), { ...question, topicId: ids["canary-inside"]! }),
  ).rejects.toMatchObject(refused);
  const edit = { questionId: ids.question!, version: 1, title: "My own", body: "Still my own." };
  await expect(
    editQuestion(site.ctxFor(cast.mara), { ...edit, topicId: ids["canary-staff"]! }),
  ).rejects.toMatchObject(refused);
  // It may stay where it is, though nobody else stands there.
  await editQuestion(site.ctxFor(cast.mara), { ...edit, topicId: ids.mine! });
});

test("staff are told of all, and a public question opens a topic to everybody", async () => {
  const told = await toldOf(site.ctxFor(cast.ines));
  for (const list of [told.tree, told.ask, told.filter])
    expect(list).toEqual(expect.arrayContaining([...own, ...hidden]));
  const kept = (await topicSettings(site.ctxFor(cast.ada))).topics;
  const seenBy = (slug: string) => kept.find((topic) => topic.slug === slug)?.seenBy;
  expect(["canary-staff", "canary-below", "members", "theft", "empty"].map(seenBy)).toEqual([
    "staff",
    "staff",
    "signed_in",
    "everybody",
    "everybody",
  ]);
  expect(topicReaderOf({ kind: "system", job: "sweep" })).toBe("staff");
  await addQuestion(site.db, {
    title: "Out of it",
    askerId: cast.mara.id,
    topicId: ids["canary-staff"],
  });
  expect((await toldOf(visitor())).tree).toEqual(expect.arrayContaining(["canary-staff", "canary-below"]));
});
