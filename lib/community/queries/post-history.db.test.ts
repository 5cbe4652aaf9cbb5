import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addQuestion } from "@/lib/testing/posts";
import { postHistory } from "./post-history";
import { postToEdit } from "./post-to-edit";

let site: TestSite;
let cast: Cast;

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const asked = (row: Partial<Parameters<typeof addQuestion>[1]>) =>
  addQuestion(site.db, {
    title: "Water under the machine",
    askerId: cast.mara.id,
    topicId: cast.machines,
    ...row,
  });

test("the text of a question is given to change only to those who may", async () => {
  const id = await asked({ body: "Every morning." });
  const may: [Actor, { mayChangeWords: boolean }][] = [
    [cast.mara, { mayChangeWords: true }],
    [cast.theo, { mayChangeWords: false }],
    [cast.ines, { mayChangeWords: true }],
    [cast.cleo, { mayChangeWords: true }],
    [cast.ada, { mayChangeWords: true }],
  ];
  for (const [actor, given] of may)
    expect(await postToEdit(site.ctxFor(actor), "question", id)).toMatchObject({
      body: "Every morning.",
      ...given,
    });
  const refused: [Actor, string][] = [
    [{ kind: "visitor" }, "sign_in"],
    [cast.lena, "forbidden"],
  ];
  for (const [actor, code] of refused)
    await expect(postToEdit(site.ctxFor(actor), "question", id)).rejects.toMatchObject({ code });
});

test("the history of a restricted question is as restricted as itself", async () => {
  const id = await asked({ visibility: "restricted", body: "canary" });
  await expect(postHistory(site.ctxFor(cast.lena), id)).rejects.toMatchObject({ code: "not_found" });
  expect((await postHistory(site.ctxFor(cast.mara), id)).versions).toHaveLength(1);
});
