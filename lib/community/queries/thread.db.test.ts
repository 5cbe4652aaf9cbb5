import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  claims,
  comments,
  duplicateProposals,
  escalationMessages,
  escalations,
  privateDetails,
  promises,
} from "@/db/schema";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { endAcceptance } from "@/lib/community/commands/end-acceptance";
import { followQuestion } from "@/lib/community/commands/follow-question";
import { joinSameProblem } from "@/lib/community/commands/join-same-problem";
import { noteAskerOpened } from "@/lib/community/commands/note-asker-opened";
import { voteForAnswer } from "@/lib/community/commands/vote-for-answer";
import type { Actor } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { answerPlace } from "./answer-place";
import { thread } from "./thread";

let site: TestSite;
let cast: Cast;
const visitor: Actor = { kind: "visitor" };
const now = new Date();
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const roles = (): [string, Actor][] => [
  ["visitor", visitor],
  ["asker", cast.mara],
  ["customer", cast.lena],
  ["ambassador", cast.theo],
  ["agent", cast.ines],
  ["curator", cast.cleo],
  ["admin", cast.ada],
];
const asked = (row: Partial<Parameters<typeof addQuestion>[1]> = {}) =>
  addQuestion(site.db, {
    title: "Water under the machine",
    slug: "water-under-the-machine",
    askerId: cast.mara.id,
    topicId: cast.machines,
    html: "<p>Every morning.</p>",
    createdAt: hours(-3),
    ...row,
  });

/** Who reads the thread at all, and who reads this word somewhere in it. */
async function readersOf(id: number, word: string): Promise<{ open: string[]; word: string[] }> {
  const seen = { open: [] as string[], word: [] as string[] };
  for (const [role, actor] of roles()) {
    try {
      const page = await thread(site.ctxFor(actor), id);
      seen.open.push(role);
      if (JSON.stringify(page).includes(word)) seen.word.push(role);
    } catch (error) {
      expect(error).toMatchObject({ code: "not_found" });
    }
  }
  return seen;
}
const everybody = ["visitor", "asker", "customer", "ambassador", "agent", "curator", "admin"];

describe("who sees what (A01, A09)", () => {
  test("a public question is for everybody", async () => {
    const id = await asked({ html: "<p>canary-public</p>" });
    expect(await readersOf(id, "canary-public")).toEqual({ open: everybody, word: everybody });
  });

  test("a restricted one is not there for anybody but the asker and agents", async () => {
    const id = await asked({ title: "canary-restricted", visibility: "restricted", urgentMark: "payment" });
    const few = ["asker", "agent", "admin"];
    expect(await readersOf(id, "canary-restricted")).toEqual({ open: few, word: few });
  });

  test.each([
    ["held", { heldAt: new Date(), askedAt: null }],
    ["hidden", { hiddenAt: new Date(), hiddenReason: "rude" }],
    ["a draft", { askedAt: null }],
  ])("%s: only the asker and staff", async (_name, row) => {
    const id = await asked({ title: "canary-kept", ...row });
    const few = ["asker", "agent", "curator", "admin"];
    expect(await readersOf(id, "canary-kept")).toEqual({ open: few, word: few });
  });

  test("private details, messages and notes, each for those they are meant for", async () => {
    const id = await asked();
    const [open] = await site.db
      .insert(escalations)
      .values({
        questionId: id,
        teamId: cast.team,
        state: "in_progress",
        ownerId: cast.ines.id,
        grounds: "R1",
        inputs: {},
        openedAt: hours(-1),
      })
      .returning();
    const escalationId = open!.id;
    const at = { createdAt: now };
    await site.db
      .insert(privateDetails)
      .values({ questionId: id, personId: cast.mara.id, body: "canary-details", ...at });
    await site.db.insert(escalationMessages).values([
      { escalationId, authorId: cast.ines.id, isNote: false, html: "<p>canary-message</p>", ...at },
      { escalationId, authorId: cast.ines.id, isNote: true, html: "<p>canary-note</p>", ...at },
    ]);
    await site.db.insert(promises).values({
      escalationId,
      teamId: cast.team,
      agentId: cast.ines.id,
      what: "canary-promise",
      why: "",
      dueAt: hours(4),
      madeAt: now,
    });
    const few = ["asker", "agent", "admin"];
    expect((await readersOf(id, "canary-details")).word).toEqual(few);
    expect((await readersOf(id, "canary-message")).word).toEqual(few);
    expect((await readersOf(id, "canary-promise")).word).toEqual(few);
    expect((await readersOf(id, "canary-note")).word).toEqual(["agent", "admin"]);
    // Everybody may know that it is with support and until when, but nobody else by which number.
    for (const [role, actor] of roles()) {
      const page = await thread(site.ctxFor(actor), id);
      expect({ role, dueAt: page.support?.dueAt }).toEqual({ role, dueAt: hours(4) });
      expect(page.inside?.escalationId ?? null).toBe(["agent", "admin"].includes(role) ? escalationId : null);
    }
  });

  test("hidden, held and deleted answers and comments", async () => {
    const id = await asked();
    const by = { questionId: id, authorId: cast.lena.id, body: "x" };
    await addAnswer(site.db, { ...by, html: "canary-hidden", hiddenAt: now, hiddenReason: "spam" });
    await addAnswer(site.db, { ...by, html: "canary-held", postedAt: null, heldAt: now });
    await addAnswer(site.db, { ...by, html: "canary-deleted", deletedAt: now });
    await site.db.insert(comments).values([
      { ...by, html: "canary-aside-hidden", hiddenAt: now, createdAt: now },
      { ...by, html: "canary-aside-deleted", deletedAt: now, createdAt: now },
    ]);
    const few = ["customer", "agent", "curator", "admin"];
    expect((await readersOf(id, "canary-hidden")).word).toEqual(few);
    expect((await readersOf(id, "canary-held")).word).toEqual(few);
    expect((await readersOf(id, "canary-aside-hidden")).word).toEqual(few);
    expect((await readersOf(id, "canary-deleted")).word).toEqual([]);
    expect((await readersOf(id, "canary-aside-deleted")).word).toEqual([]);
    expect((await thread(site.ctxFor(visitor), id)).answerCount).toBe(0);
  });

  test("the title of a question that stopped being public is not told by those that point to it", async () => {
    const other = await asked({ title: "canary-canonical" });
    const proposed = await asked();
    await site.db.insert(duplicateProposals).values({
      questionId: proposed,
      canonicalId: other,
      proposedBy: cast.theo.id,
      proposedAt: now,
    });
    const confirmed = await asked({ duplicateOfId: other });
    for (const id of [proposed, confirmed])
      expect((await readersOf(id, "canary-canonical")).word).toEqual(everybody);
    await site.db.execute(sql`update questions set visibility = 'restricted' where id = ${other}`);
    for (const id of [proposed, confirmed])
      expect((await readersOf(id, "canary-canonical")).word).toEqual([]);
  });

  test("a question that follows another says whether that one is solved, for as long as it is", async () => {
    const other = await asked();
    const follows = await asked({ duplicateOfId: other });
    const isSolved = async () => (await thread(site.ctxFor(cast.mara), follows)).canonical?.isSolved;
    expect(await isSolved()).toBe(false);
    const answerId = await addAnswer(site.db, {
      questionId: other,
      authorId: cast.theo.id,
      body: "Bleed it.",
    });
    await acceptAnswer(site.ctxFor(cast.mara, { now }), { questionId: other, answerId });
    expect(await isSolved()).toBe(true);
    await endAcceptance(site.ctxFor(cast.mara, { now }), { questionId: other, reason: "Not any more." });
    expect(await isSolved()).toBe(false);
  });

  test("no e-mail address of anybody", async () => {
    const id = await asked();
    await addAnswer(site.db, { questionId: id, authorId: cast.theo.id, body: "x", html: "x" });
    expect((await readersOf(id, "@example.com")).word).toEqual([]);
  });
});

describe("the order and the pages of answers", () => {
  test("the accepted one first, then by helpful marks, then by age; permanent addresses know the page", async () => {
    const id = await asked();
    const ids: number[] = [];
    for (let each = 0; each < 65; each++)
      ids.push(
        await addAnswer(site.db, {
          questionId: id,
          authorId: cast.lena.id,
          body: "x",
          html: "x",
          createdAt: hours(-2 + each / 100),
          ...(each === 50 && { importedHelpful: 7 }),
        }),
      );
    await voteForAnswer(site.ctxFor(cast.theo), { questionId: id, answerId: ids[40]!, helpful: true });
    await acceptAnswer(site.ctxFor(cast.mara), { questionId: id, answerId: ids[60]! });
    const ctx = site.ctxFor(visitor);
    const first = await thread(ctx, id);
    expect(first.pages).toBe(3);
    expect(first.answerCount).toBe(65);
    expect(first.answers.slice(0, 4).map((answer) => answer.id)).toEqual([ids[60], ids[50], ids[40], ids[0]]);
    expect(first.answers[0]).toMatchObject({ isAccepted: true });
    const all = [
      ...first.answers,
      ...(await thread(ctx, id, 2)).answers,
      ...(await thread(ctx, id, 3)).answers,
    ];
    expect(new Set(all.map((answer) => answer.id))).toEqual(new Set(ids));
    for (const [index, answer] of all.entries())
      if (index % 9 === 0) expect((await answerPlace(ctx, answer.id)).page).toBe(Math.floor(index / 30) + 1);
  });

  test("an answer that this reader may not see has no address", async () => {
    const id = await asked({ visibility: "restricted" });
    const answer = await addAnswer(site.db, { questionId: id, authorId: cast.ines.id, body: "x" });
    await expect(answerPlace(site.ctxFor(cast.lena), answer)).rejects.toMatchObject({ code: "not_found" });
    expect(await answerPlace(site.ctxFor(cast.mara), answer)).toMatchObject({ questionId: id, page: 1 });
  });
});

describe("what a reader finds of their own", () => {
  test("votes, the same problem, following, and a claim", async () => {
    const id = await asked();
    const answer = await addAnswer(site.db, { questionId: id, authorId: cast.lena.id, body: "x" });
    const ctx = site.ctxFor(cast.theo);
    await voteForAnswer(ctx, { questionId: id, answerId: answer, helpful: true });
    await joinSameProblem(ctx, { questionId: id, joins: true });
    await followQuestion(ctx, { questionId: id, follows: false });
    await site.db.insert(claims).values({
      questionId: id,
      personId: cast.theo.id,
      claimedAt: now,
      expiresAt: hours(0.25),
    });
    const page = await thread(ctx, id);
    expect(page.me).toEqual({ isAsker: false, sameProblem: true, follows: false, takesPart: false });
    expect(page.answers[0]).toMatchObject({ votedHelpful: true, helpful: 1 });
    expect(page.claim).toMatchObject({ name: "Theo", isMine: true });
    expect(page.may).toMatchObject({ endClaim: true, claim: false });
    const other = await thread(site.ctxFor(visitor), id);
    expect(other.claim).toMatchObject({ name: "Theo", isMine: false });
    expect(other.me).toBeNull();
    expect(Object.values(other.may)).not.toContain(true);
    // A lease that has run out shows no more, although nobody has ended it.
    const later = site.ctxFor(cast.theo, { now: hours(1) });
    expect((await thread(later, id)).claim).toBeNull();
  });

  test("the asker is told what happens next by the very field that the sweep reads", async () => {
    const id = await asked();
    const due = hours(5);
    await site.db.execute(
      sql`update questions set gate_due_at = ${due.toISOString()}::timestamptz where id = ${id}`,
    );
    const page = await thread(site.ctxFor(cast.mara), id);
    expect(page.step).toMatchObject({ kind: "waiting", at: due, how: "takes_over" });
    expect((await thread(site.ctxFor(cast.lena), id)).step).toBeNull();
    expect((await thread(site.ctxFor(cast.ines), id)).gate).toMatchObject({
      now: { yes: false, because: "not_yet" },
    });
  });

  test("opening it after an answer is new once", async () => {
    const id = await asked({ askerOpenedAt: hours(-3) });
    await addAnswer(site.db, { questionId: id, authorId: cast.theo.id, body: "x", createdAt: hours(-1) });
    expect((await thread(site.ctxFor(cast.lena), id)).isNewToAsker).toBe(false);
    expect((await thread(site.ctxFor(cast.mara), id)).isNewToAsker).toBe(true);
    await noteAskerOpened(site.ctxFor(cast.mara), id);
    expect((await thread(site.ctxFor(cast.mara), id)).isNewToAsker).toBe(false);
  });
});
