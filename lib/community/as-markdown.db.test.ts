import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "@/lib/context";
import { siteGuide } from "@/lib/site/queries/site-guide";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { threadAsMarkdown } from "./as-markdown";
import { acceptAnswer } from "./commands/accept-answer";
import { askQuestion } from "./commands/ask-question";
import { deletePost } from "./commands/delete-post";
import { hidePost } from "./commands/hide-post";
import { postAnswer } from "./commands/post-answer";
import { postComment } from "./commands/post-comment";
import { restrictQuestion } from "./commands/restrict-question";
import { thread } from "./queries/thread";
import { threadSource } from "./queries/thread-source";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const as = (person: Person) => site.ctxFor(person);
const visitor = () => site.ctxFor({ kind: "visitor" });
const words = {
  asked: "Asked by Mara",
  answer: ({ author, isAccepted }: { author: { name: string }; isAccepted: boolean }) =>
    `${isAccepted ? "Accepted" : "Answer"}: ${author.name}`,
  name: ({ name }: { name: string }) => name,
  more: null,
};
const textOf = async (id: number) => {
  const found = await thread(visitor(), id);
  return threadAsMarkdown(found, await threadSource(visitor(), found), words);
};

test("a thread as Markdown is what visitors see, as it was typed, and nothing besides", async () => {
  const { id } = await askQuestion(as(cast.mara), { title: "It drips", body: "**Why** does `<it>` drip?" });
  const { id: first } = await postAnswer(as(cast.lena), {
    questionId: id,
    body: "1. The seal.\n2. Replace it.",
  });
  const { id: hidden } = await postAnswer(as(cast.theo), { questionId: id, body: "canary hidden" });
  const { id: gone } = await postAnswer(as(cast.jonas), { questionId: id, body: "canary gone" });
  await postComment(as(cast.mara), { questionId: id, answerId: first, body: "That was it.\nThanks!" });
  const { id: comment } = await postComment(as(cast.lena), { questionId: id, body: "canary comment" });
  await hidePost(as(cast.ines), { questionId: id, type: "answer", postId: hidden, reason: "wrong" });
  await hidePost(as(cast.ines), { questionId: id, type: "comment", postId: comment, reason: "wrong" });
  await deletePost(as(cast.jonas), { questionId: id, type: "answer", postId: gone });
  await acceptAnswer(as(cast.mara), { questionId: id, answerId: first });
  expect(await textOf(id)).toBe(`# It drips

Asked by Mara

**Why** does \`<it>\` drip?

## Accepted: ${cast.lena.name}

1. The seal.
2. Replace it.

> ${cast.mara.name}: That was it.
> Thanks!
`);
  expect((await siteGuide(visitor(), "en")).solved).toEqual([{ id, slug: "it-drips", title: "It drips" }]);
});

test("a restricted question has no Markdown and stands in no guide, whoever read it before (A01)", async () => {
  const { id } = await askQuestion(as(cast.mara), { title: "Canary account", body: "canary" });
  const { id: answerId } = await postAnswer(as(cast.lena), { questionId: id, body: "canary answer" });
  await acceptAnswer(as(cast.mara), { questionId: id, answerId });
  const before = await thread(visitor(), id);
  await restrictQuestion(as(cast.ines), { questionId: id, reason: "private" });
  await expect(thread(visitor(), id)).rejects.toMatchObject({ code: "not_found" });
  expect([...(await threadSource(visitor(), before))]).toEqual([]);
  expect(JSON.stringify(await siteGuide(visitor(), "en"))).not.toMatch(/canary/i);
});
