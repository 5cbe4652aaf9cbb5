import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { questions, repeatMembers } from "@/db/schema";
import type { RefusalCode } from "@/lib/errors";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle } from "@/lib/testing/posts";
import { addGroup, askedDaysAgo } from "@/lib/testing/repeats";
import { ignoreGroup, takeUpGroup } from "./commands/ignore-group";
import { linkGroupToArticle, unlinkGroup } from "./commands/link-group-to-article";
import { mergeGroups } from "./commands/merge-groups";
import { excludeQuestions, moveQuestions } from "./commands/move-questions";
import { nameGroup } from "./commands/name-group";
import { splitGroup } from "./commands/split-group";
import { undoDecision } from "./commands/undo-decision";
import { type RepeatGroup, repeatGroup } from "./queries/repeat-group";

const now = new Date("2026-11-02T10:00:00Z");
let site: TestSite;
let cast: Cast;
/** Two groups: three questions in one, two in the other. */
let a: number;
let b: number;
let ofA: number[];
let ofB: number[];

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());
beforeEach(async () => {
  [ofA, ofB] = [[], []];
  for (const days of [1, 2, 3]) ofA.push(await asked(days, `Leaks ${days}`));
  for (const days of [4, 5]) ofB.push(await asked(days, `Drips ${days}`));
  a = await addGroup(site.db, ofA, { typicalId: ofA[1]! });
  b = await addGroup(site.db, ofB, { typicalId: ofB[0]! });
});

const asked = (days: number, title: string, row: Record<string, unknown> = {}) =>
  askedDaysAgo(site.db, cast.mara.id, title, { now, days, ...row });
const as = (who: "cleo" | "ada" | "ines" | "mara") => site.ctxFor(cast[who], { now });
const cleo = () => as("cleo");
const membersOf = async (group: number) =>
  (
    await site.db
      .select({ id: repeatMembers.questionId })
      .from(repeatMembers)
      .where(eq(repeatMembers.groupId, group))
      .orderBy(repeatMembers.questionId)
  ).map(({ id }) => id);
const seen = async (group: number) => (await repeatGroup(cleo(), group)) as RepeatGroup;
const refused = (attempt: Promise<unknown>, code: RefusalCode, more = {}) =>
  expect(attempt).rejects.toMatchObject({ code, ...more });
const undo = async (group: number, action: string) => {
  const line = (await seen(group)).decisions.find((each) => each.action === action)!;
  await undoDecision(cleo(), { groupId: group, lineId: line.id });
};

describe("a name", () => {
  it("is kept, can be taken back, and empties to that of its most typical question", async () => {
    await nameGroup(cleo(), { groupId: a, name: "  Leaking   seal " });
    expect(await seen(a)).toMatchObject({ title: "Leaking seal", isNamed: true });
    await nameGroup(cleo(), { groupId: a, name: "Seal" });
    await undo(a, "repeats_named");
    expect(await seen(a)).toMatchObject({ title: "Leaking seal" });
    await nameGroup(cleo(), { groupId: a, name: "" });
    expect(await seen(a)).toMatchObject({ title: "Leaks 2", isNamed: false });
  });
});

describe("ignoring", () => {
  it("needs a reason, shows it, and ends when the group is taken up", async () => {
    await expect(ignoreGroup(cleo(), { groupId: a, reason: " " })).rejects.toThrow();
    await ignoreGroup(cleo(), { groupId: a, reason: "A joke thread" });
    expect(await seen(a)).toMatchObject({
      column: "ignored",
      ignored: { reason: "A joke thread", by: "Cleo" },
      moves: [{ to: "candidate", way: "take_up" }],
    });
    await refused(ignoreGroup(cleo(), { groupId: a, reason: "Again" }), "no_such_move");
    await takeUpGroup(cleo(), { groupId: a });
    expect(await seen(a)).toMatchObject({ column: "candidate", ignored: null });
    await refused(takeUpGroup(cleo(), { groupId: a }), "no_such_move");
  });

  it("of two curators who saw the same column, one is told what the other did", async () => {
    const results = await Promise.allSettled([
      ignoreGroup(cleo(), { groupId: a, reason: "Noise", from: "candidate" }),
      ignoreGroup(as("ada"), { groupId: a, reason: "Spam", from: "candidate" }),
    ]);
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost).toMatchObject([{ reason: { code: "group_changed", data: { column: "ignored" } } }]);
  });
});

describe("an article", () => {
  it("that is there takes the group to its own column, by number or address", async () => {
    const articleId = await addArticle(site.db, {
      title: "Stop the leak",
      slug: `stop-${a}`,
      status: "draft",
    });
    await linkGroupToArticle(cleo(), { groupId: a, article: `https://help.example/articles/stop-${a}?x=1` });
    expect(await seen(a)).toMatchObject({ column: "drafting", article: { id: articleId } });
    await refused(linkGroupToArticle(cleo(), { groupId: a, article: String(articleId) }), "no_such_move");
    await unlinkGroup(cleo(), { groupId: a, from: "drafting" });
    expect(await seen(a)).toMatchObject({ column: "candidate", article: null });
    await undo(a, "repeats_unlinked");
    expect(await seen(a)).toMatchObject({ column: "drafting" });
  });

  it("that nobody knows, or that was archived, is refused beside the field", async () => {
    const gone = await addArticle(site.db, { title: "Gone", slug: `gone-${a}`, status: "archived" });
    for (const article of ["no-such-thing", "999999", String(gone)])
      await refused(linkGroupToArticle(cleo(), { groupId: a, article }), "invalid_input", {
        field: "article",
      });
    await refused(unlinkGroup(cleo(), { groupId: a }), "no_such_move");
  });
});

describe("merging", () => {
  it("puts all questions into the second, which keeps its name; the first leads there", async () => {
    const articleId = await addArticle(site.db, { title: "Leaks", slug: `leaks-${a}` });
    await linkGroupToArticle(cleo(), { groupId: a, article: String(articleId) });
    await mergeGroups(cleo(), { groupId: a, intoId: b });
    expect(await membersOf(b)).toEqual([...ofA, ...ofB].sort((x, y) => x - y));
    expect(await seen(b)).toMatchObject({ title: "Drips 4", size: 5, article: { id: articleId } });
    expect(await repeatGroup(cleo(), a)).toEqual({ movedTo: b });
  });

  it("is taken back whole", async () => {
    await mergeGroups(cleo(), { groupId: a, intoId: b });
    await undo(b, "repeats_merged");
    expect(await membersOf(a)).toEqual(ofA);
    expect(await membersOf(b)).toEqual(ofB);
    const [undone, merged] = (await seen(b)).decisions;
    expect(undone).toMatchObject({ action: "repeats_undone", mayUndo: false });
    expect(merged).toMatchObject({ isUndone: true, mayUndo: false });
    await refused(undoDecision(cleo(), { groupId: b, lineId: merged!.id }), "nothing_to_undo");
  });

  it("with itself, with what is gone or with what is put aside is refused", async () => {
    await refused(mergeGroups(cleo(), { groupId: a, intoId: a }), "invalid_input", { field: "intoId" });
    await refused(mergeGroups(cleo(), { groupId: a, intoId: 999_999 }), "not_found");
    await ignoreGroup(cleo(), { groupId: b, reason: "Noise" });
    await refused(mergeGroups(cleo(), { groupId: a, intoId: b }), "no_such_move");
  });

  it("both ways at once leaves one group, and the loser is told", async () => {
    const results = await Promise.allSettled([
      mergeGroups(cleo(), { groupId: a, intoId: b }),
      mergeGroups(as("ada"), { groupId: b, intoId: a }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "group_merged" },
    });
    expect((await membersOf(a)).length + (await membersOf(b)).length).toBe(5);
  });
});

describe("splitting", () => {
  it("makes a group of those chosen, and can be taken back", async () => {
    const { groupId } = await splitGroup(cleo(), { groupId: a, questionIds: [ofA[0]!, ofA[2]!] });
    expect(await membersOf(groupId)).toEqual([ofA[0], ofA[2]]);
    expect(await membersOf(a)).toEqual([ofA[1]]);
    expect((await seen(groupId)).decisions).toMatchObject([
      { action: "repeats_split_from", otherGroupId: a },
    ]);
    await undo(a, "repeats_split");
    expect(await membersOf(a)).toEqual(ofA);
    expect(await repeatGroup(cleo(), groupId)).toEqual({ movedTo: a });
  });

  it("of a single question makes a group that can be seen, though it is no repeat yet", async () => {
    const { groupId } = await splitGroup(cleo(), { groupId: a, questionIds: [ofA[1]!] });
    expect(await seen(groupId)).toMatchObject({ size: 1, title: "Leaks 2" });
  });

  it("is refused for all of them, and for what is not in it or not public", async () => {
    await refused(splitGroup(cleo(), { groupId: a, questionIds: ofA }), "group_not_whole");
    await refused(splitGroup(cleo(), { groupId: a, questionIds: [ofA[0]!, ofB[0]!] }), "wrong_state");
    const secret = await asked(1, "Leaks, and my address", { visibility: "restricted" });
    await site.db
      .insert(repeatMembers)
      .values({ questionId: secret, groupId: a, placedBy: "likeness", placedAt: now });
    await refused(splitGroup(cleo(), { groupId: a, questionIds: [secret] }), "wrong_state");
    await refused(moveQuestions(cleo(), { groupId: a, questionIds: [secret], intoId: b }), "wrong_state");
    await refused(excludeQuestions(cleo(), { groupId: a, questionIds: [secret] }), "wrong_state");
  });
});

describe("one question", () => {
  it("goes into another group, and back", async () => {
    await moveQuestions(cleo(), { groupId: a, questionIds: [ofA[0]!], intoId: b });
    expect(await membersOf(b)).toEqual([ofA[0], ...ofB].sort((x, y) => x! - y!));
    expect((await seen(b)).members.find(({ number }) => number === ofA[0])?.placedBy).toBe("curator");
    await undo(a, "repeats_moved");
    expect(await membersOf(a)).toEqual(ofA);
    await refused(moveQuestions(cleo(), { groupId: a, questionIds: [ofA[0]!], intoId: a }), "invalid_input");
    await refused(moveQuestions(cleo(), { groupId: b, questionIds: [ofA[0]!], intoId: a }), "wrong_state");
  });

  it("is taken out of all groups, and brought back", async () => {
    await excludeQuestions(cleo(), { groupId: a, questionIds: [ofA[0]!] });
    expect(await membersOf(a)).toEqual(ofA.slice(1));
    expect((await seen(a)).decisions[0]).toMatchObject({ question: { title: "Leaks 1" }, mayUndo: true });
    await undo(a, "repeats_excluded");
    expect(await membersOf(a)).toEqual(ofA);
    await excludeQuestions(cleo(), { groupId: a, questionIds: [ofA[0]!] });
    await refused(excludeQuestions(cleo(), { groupId: a, questionIds: [ofA[0]!] }), "wrong_state");
  });
});

it("a question that has become private names no group, neither as it stands nor in what was decided (A12)", async () => {
  const secret = [await asked(6, "Order 4711 leaks"), await asked(7, "Order 4712 leaks")];
  a = await addGroup(site.db, [await asked(8, "Leaks 8"), secret[0]!], { typicalId: secret[0]! });
  b = await addGroup(site.db, [await asked(9, "Leaks 9"), secret[1]!], { typicalId: secret[1]! });
  await mergeGroups(cleo(), { groupId: a, intoId: b });
  expect((await seen(b)).decisions).toMatchObject([{ action: "repeats_merged", name: "Order 4711 leaks" }]);
  for (const id of secret)
    await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, id));
  expect(await seen(b)).toMatchObject({ title: "Leaks 9", decisions: [{ otherGroupId: a, name: null }] });
  expect(JSON.stringify(await seen(b))).not.toContain("Order");
});

it("decisions are for curators; agents read the groups", async () => {
  await refused(ignoreGroup(as("ines"), { groupId: a, reason: "No" }), "forbidden");
  await refused(mergeGroups(as("mara"), { groupId: a, intoId: b }), "forbidden");
  const group = (await repeatGroup(as("ines"), a)) as RepeatGroup;
  expect(group.decisions.every(({ mayUndo }) => !mayUndo)).toBe(true);
});
