import { afterAll, beforeAll, expect, test } from "vitest";
import { reports } from "@/db/schema";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addArticle, addQuestion } from "@/lib/testing/posts";
import { reportPost } from "./report-post";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

test("a report counts once per person until it is settled", async () => {
  const question = await addQuestion(site.db, { title: "Buy cheap pods", askerId: cast.mara.id });
  const input = { kind: "question", id: String(question), reason: "spam" } as const;
  expect(await reportPost(site.ctxFor(cast.lena), input)).toEqual({ isNew: true });
  expect(await reportPost(site.ctxFor(cast.lena), { ...input, reason: "other" })).toEqual({ isNew: false });
  expect(await reportPost(site.ctxFor(cast.theo), input)).toEqual({ isNew: true });
  await site.db.update(reports).set({ resolvedAt: new Date(), resolution: "kept" });
  expect(await reportPost(site.ctxFor(cast.lena), input)).toEqual({ isNew: true });
});

test("what somebody may not see cannot be found out by reporting it", async () => {
  const ctx = site.ctxFor(cast.lena);
  const secret = await addQuestion(site.db, { title: "x", askerId: cast.mara.id, visibility: "restricted" });
  const under = await addAnswer(site.db, { questionId: secret, authorId: cast.ines.id, body: "x" });
  const open = await addQuestion(site.db, { title: "x", askerId: cast.mara.id });
  const by = { questionId: open, authorId: cast.mara.id, body: "x" };
  const hidden = await addAnswer(site.db, { ...by, hiddenAt: new Date() });
  const gone = await addAnswer(site.db, { ...by, deletedAt: new Date() });
  const article = await addArticle(site.db, { title: "x", audience: "staff" });
  for (const [kind, id] of [
    ["question", secret],
    ["answer", under],
    ["answer", hidden],
    ["answer", gone],
    ["article", article],
    ["comment", 999_999],
    ["person", "nobody"],
    ["question", "1; drop table reports"],
  ] as const)
    await expect(reportPost(ctx, { kind, id: String(id), reason: "abuse" })).rejects.toMatchObject({
      code: "not_found",
    });
});
