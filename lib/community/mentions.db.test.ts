import { afterAll, beforeEach, expect, test } from "vitest";
import type { Person } from "@/lib/context";
import { PIPELINE_VERSION } from "@/lib/markdown/limits";
import { eraseAccount } from "@/lib/people/commands/erase-account";
import { suspendPerson } from "@/lib/people/commands/suspend-person";
import { forgetNames } from "@/lib/people/jobs/forget-names";
import { renderAgain } from "@/lib/site/jobs/render-again";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { askQuestion } from "./commands/ask-question";
import { editAnswer } from "./commands/edit-answer";
import { editComment } from "./commands/edit-comment";
import { editQuestion } from "./commands/edit-question";
import { hidePost } from "./commands/hide-post";
import { postAnswer } from "./commands/post-answer";
import { postComment } from "./commands/post-comment";
import { releaseHeld } from "./commands/release-held";
import { restrictQuestion } from "./commands/restrict-question";
import { postToEdit } from "./queries/post-to-edit";
import { thread } from "./queries/thread";

let site: TestSite;
let cast: Cast;
const sites: TestSite[] = [];
beforeEach(async () => {
  site = await freshSite();
  sites.push(site);
  cast = await castOf(site);
});
afterAll(() => Promise.all(sites.map((each) => each.close())));

const as = (person: Person) => site.ctxFor(person);
const ask = async (body: string, who = cast.mara) =>
  (await askQuestion(as(who), { title: "The pump hums", body, topicId: cast.machines })).id;
const told = async (kind = "mentioned"): Promise<string[]> =>
  (
    await site.pool.query(
      "select p.handle from notifications n join people p on p.id = n.person_id where kind = $1 order by 1",
      [kind],
    )
  ).rows.map((row) => row.handle);
const link = (handle: string) => `<a href="/people/${handle}">@${handle}</a>`;

test("whoever is called in a question, an answer or a comment is linked and told, by mail too", async () => {
  const questionId = await ask("@lena had this, and @nobody-here as well");
  const { id: answerId } = await postAnswer(as(cast.lena), { questionId, body: "Ask @jonas" });
  await postComment(as(cast.lena), { questionId, answerId, body: "or @cleo" });
  const shown = await thread(as(cast.mara), questionId);
  expect(shown.html).toBe(`<p>${link("lena")} had this, and @nobody-here as well</p>`);
  expect(shown.answers[0]!.html).toContain(link("jonas"));
  expect(shown.comments[0]!.html).toContain(link("cleo"));
  expect(await told()).toEqual(["cleo", "jonas", "lena"]);
  const { rows } = await site.pool.query(
    "select m.* from mails m join people p on p.id = m.person_id where p.handle = 'jonas'",
  );
  expect(rows).toEqual([expect.objectContaining({ subject: expect.stringContaining("The pump hums") })]);
  expect(JSON.stringify(rows)).toContain("called you by your short name");
});

test("a post tells nobody twice: not when it is changed, not who hears of it anyway, not its own author (law 10)", async () => {
  const questionId = await ask("Hm. @mara");
  const { id: answerId } = await postAnswer(as(cast.lena), { questionId, body: "@mara @lena @jonas" });
  const { id: commentId } = await postComment(as(cast.mara), { questionId, answerId, body: "@lena" });
  expect([await told(), await told("answer_posted"), await told("comment_posted")]).toEqual([
    ["jonas"],
    ["mara"],
    ["lena"],
  ]);
  await editAnswer(as(cast.lena), { questionId, answerId, version: 1, body: "@mara @jonas @cleo!" });
  await editComment(as(cast.mara), { questionId, commentId, version: 1, body: "@lena @ada" });
  await editQuestion(as(cast.mara), {
    ...{ questionId, version: 1, title: "The pump hums", body: "@jonas", topicId: cast.machines },
  });
  expect(await told()).toEqual(["ada", "cleo", "jonas", "jonas"]);
});

test("who may not read a restricted question never hears that they were called there", async () => {
  const questionId = await ask("Since today.");
  await restrictQuestion(as(cast.ines), { questionId, reason: "private" });
  await postComment(as(cast.mara), { questionId, body: "@lena @theo @jonas @cleo @ada" });
  expect(await told()).toEqual(["ada", "jonas"]);
});

test("what is held for review calls nobody until it is released", async () => {
  const links = "https://a.test https://b.test https://c.test https://d.test @jonas";
  const fresh = { ...cast.lena, createdAt: new Date() };
  const questionId = await ask("Since today.");
  const { id: held, held: isHeld } = await postComment(as(fresh), { questionId, body: links });
  const heldQuestion = await ask(links, fresh);
  expect([isHeld, await told()]).toEqual([true, []]);
  await releaseHeld(as(cast.ines), { questionId, type: "comment", postId: held });
  expect(await told()).toEqual(["jonas"]);
  await releaseHeld(as(cast.ines), { questionId: heldQuestion, type: "question", postId: heldQuestion });
  expect(await told()).toEqual(["jonas", "jonas"]);
});

test("a suspended account is linked and not told, an erased one is neither", async () => {
  await suspendPerson(as(cast.ada), { personId: cast.lena.id, reason: "spam" });
  await eraseAccount(as(cast.jonas), {
    ...{ personId: cast.jonas.id, posts: "keep", confirmation: "jonas" },
  });
  const questionId = await ask("@lena @jonas @anon101");
  expect((await thread(as(cast.mara), questionId)).html).toBe(`<p>${link("lena")} @jonas @anon101</p>`);
  expect(await told()).toEqual([]);
});

test("erasing an account leaves no link to where its page was", async () => {
  const questionId = await ask("Thanks @jonas, and [him](/people/jonas)");
  await eraseAccount(as(cast.jonas), {
    ...{ personId: cast.jonas.id, posts: "keep", confirmation: "jonas" },
  });
  await forgetNames(site.ctxFor({ kind: "system", job: "forget-names" }), { personId: cast.jonas.id });
  expect((await thread(as(cast.mara), questionId)).html).toBe(
    '<p>Thanks @anon101, and <a href="/people/anon101">him</a></p>',
  );
});

test("rendering everything again keeps whom a text calls, and tells nobody", async () => {
  const questionId = await ask("@lena");
  await site.pool.query("update questions set html = '', html_version = $1", [PIPELINE_VERSION - 1]);
  await site.pool.query("delete from notifications");
  await renderAgain(site.ctxFor({ kind: "system", job: "render-again" }));
  expect((await thread(as(cast.mara), questionId)).html).toBe(`<p>${link("lena")}</p>`);
  expect(await told()).toEqual([]);
});

test("whoever changes a post can call who is in its thread: helpers first, nobody of what cannot be seen", async () => {
  const questionId = await ask("It hums.");
  const { id: answerId } = await postAnswer(as(cast.lena), { questionId, body: "Let it rest." });
  await postAnswer(as(cast.theo), { questionId, body: "Bleed it." });
  const { id: bare } = await postAnswer(as(cast.jonas), { questionId, body: "Buy another." });
  await postComment(as(cast.mara), { questionId, answerId: bare, body: "No." });
  await hidePost(as(cast.ines), { questionId, type: "answer", postId: bare, reason: "Unkind." });
  const { people } = await postToEdit(as(cast.lena), "answer", answerId);
  expect(people.map(({ handle }) => handle)).toEqual(["theo", "mara"]);
});
