import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { readSources } from "./read-sources";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

it("an asker's own answer is a source once it solved the problem, not because others liked it", async () => {
  const questionId = await addQuestion(site.db, { title: "Pump hums", askerId: cast.mara.id });
  const own = { questionId, authorId: cast.mara.id, voteCount: 4 };
  await addAnswer(site.db, { ...own, body: "Nobody?" });
  const answerOf = async () => (await readSources(site.db, [questionId]))[0]!.answer;
  expect(await answerOf()).toBeNull();
  const theos = await addAnswer(site.db, { ...own, authorId: cast.theo.id, voteCount: 1, body: "Bleed it." });
  expect(await answerOf()).toMatchObject({ id: theos, isAccepted: false });
  const solved = await addAnswer(site.db, { ...own, body: "A new seal did it." }, { accepted: true });
  expect(await answerOf()).toMatchObject({ id: solved, isAccepted: true });
});
