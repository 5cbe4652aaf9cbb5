import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { acceptAnswer } from "./commands/accept-answer";
import { askQuestion } from "./commands/ask-question";
import { deletePost } from "./commands/delete-post";
import { hidePost } from "./commands/hide-post";
import { postAnswer } from "./commands/post-answer";
import { releaseHeld } from "./commands/release-held";
import { restrictQuestion } from "./commands/restrict-question";
import { readQuestions } from "./inputs";
import { sweep } from "./jobs/sweep";
import { stage } from "./lifecycle";
import { thread } from "./queries/thread";
import { wasTakenDown } from "./queries/was-taken-down";

let site: TestSite;
let cast: Cast;
let now = new Date("2026-03-02T09:00:00Z");
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(async () => {
  expect(await brokenInvariants(site.db)).toEqual([]);
  await site.close();
});

const at = (who: Person) => site.ctxFor(who, { now: () => now });
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
const stageOf = async (id: number) => stage((await readQuestions(site.db, [id])).get(id)!.facts, now);
const newsOf = async (kind: string, questionId: number) =>
  (
    await site.pool.query(
      "select p.handle from notifications n join people p on p.id = n.person_id where kind = $1 and question_id = $2",
      [kind, questionId],
    )
  ).rows.map((row) => row.handle);

test.each(["hide", "delete"] as const)(
  "an accepted answer that goes (%s) leaves the question open, tells its asker, and the way to a person is open as before (B06)",
  async (how) => {
    const { id } = await askQuestion(at(cast.mara), {
      title: "It drips",
      body: "Why?",
      topicId: cast.machines,
    });
    const { id: answerId } = await postAnswer(at(cast.lena), { questionId: id, body: "The seal." });
    await acceptAnswer(at(cast.mara), { questionId: id, answerId });
    expect(await stageOf(id)).toBe("solved");
    later(30);
    if (how === "hide")
      await hidePost(at(cast.ines), { questionId: id, type: "answer", postId: answerId, reason: "wrong" });
    else await deletePost(at(cast.lena), { questionId: id, type: "answer", postId: answerId });
    expect(await stageOf(id)).toBe("open");
    expect(await newsOf("canonical_lost", id)).toEqual(["mara"]);
    // R1's day is over and nobody's answer stands: the next sweep leads to a person.
    await sweep(site.ctxFor({ kind: "system", job: "sweep" }, { now }));
    expect(await stageOf(id)).toBe("with_support");
  },
);

test("a new member's fourth link makes a post wait, and a flood is stopped with a time to come back (B07)", async () => {
  const lena = { ...cast.lena, createdAt: now };
  const links = "https://a.test https://b.test https://c.test https://d.test";
  const asked = await askQuestion(at(lena), { title: "Look here", body: links, topicId: cast.machines });
  expect(asked.held).toBe(true);
  await expect(thread(at(cast.mara), asked.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await thread(at(lena), asked.id)).heldReason).toBe("links");

  const { id } = await askQuestion(at(cast.mara), { title: "It rattles", body: "Why?" });
  const flood = async () => {
    for (let i = 0; i < 80; i += 1) await postAnswer(at(cast.theo), { questionId: id, body: "Again." });
  };
  const refusal = await flood().catch((error) => error as Refusal);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: "too_many_requests" });
  expect((refusal as Refusal).data.retryAfterSeconds).toBeGreaterThan(0);
  const { rows } = await site.pool.query("select count(*)::int as n from answers where question_id = $1", [
    id,
  ]);
  expect(rows[0].n).toBe(60);
});

test("the eleventh post of a new member in ten minutes waits for review with its reason, and nothing of it is lost (B07)", async () => {
  later(24);
  const lena = { ...cast.lena, createdAt: now };
  const { id } = await askQuestion(at(cast.mara), { title: "It hums", body: "Why?", topicId: cast.machines });
  const posted = [];
  for (let i = 0; i < 11; i += 1)
    posted.push(await postAnswer(at(lena), { questionId: id, body: `Idea number ${i}.` }));
  expect(posted.map((one) => one.held)).toEqual([...Array(10).fill(false), true]);
  const held = posted[10]!.id;
  const { rows } = await site.pool.query("select held_reason, body from answers where id = $1", [held]);
  expect(rows).toEqual([{ held_reason: "pace", body: "Idea number 10." }]);

  const seenBy = async (who: Person | null) =>
    (await thread(who ? at(who) : site.ctxFor({ kind: "visitor" }), id)).answers.map((one) => one.id);
  expect(await seenBy(null)).not.toContain(held);
  expect(await seenBy(cast.mara)).not.toContain(held);
  expect(await seenBy(lena)).toContain(held);

  await releaseHeld(at(cast.ines), { questionId: id, type: "answer", postId: held });
  expect(await seenBy(null)).toContain(held);
});

test("only of what everybody could read may be said that it is gone", async () => {
  const ask = async (who = cast.mara, body = "Why?") =>
    (await askQuestion(at(who), { title: "It hisses", body, topicId: cast.machines })).id;
  const visitor = site.ctxFor({ kind: "visitor" });
  const hide = (id: number) =>
    hidePost(at(cast.ines), { questionId: id, type: "question", postId: id, reason: "spam" });
  const open = await ask();
  expect(await wasTakenDown(visitor, open)).toBe(false);
  await hide(open);
  await expect(thread(visitor, open)).rejects.toMatchObject({ code: "not_found" });
  expect(await wasTakenDown(visitor, open)).toBe(true);

  const secret = await ask();
  await restrictQuestion(at(cast.ines), { questionId: secret, reason: "private" });
  await hide(secret);
  const held = await ask(
    { ...cast.lena, createdAt: now },
    "https://a.test https://b.test https://c.test https://d.test",
  );
  await hide(held);
  for (const id of [secret, held, 999_999]) expect(await wasTakenDown(visitor, id)).toBe(false);
});
