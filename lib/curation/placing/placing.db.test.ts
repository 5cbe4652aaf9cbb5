import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { questions, repeatDecisions, repeatGroups, repeatMembers } from "@/db/schema";
import { transaction } from "@/lib/context";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addQuestion, noteChanged } from "@/lib/testing/posts";
import { groupOf, seenGroups } from "@/lib/testing/seen-groups";
import { holdIn, keepOut, letGo, membersOf, mergeInto, splitOff } from "../membership";
import { groupEvidence } from "../queries/group-evidence";
import { rebuildRepeats } from "../rebuild/rebuild";
import { type Placer, startPlacer } from "./placer";
import { untilPlaced } from "./until-placed";

let site: TestSite;
let cast: Cast;
let placer: Placer;
const ids: Record<string, number> = {};

const ask = async (title: string, row: Record<string, unknown> = {}) =>
  addQuestion(site.db, { title, askerId: cast.mara.id, ...row });
const settled = () => untilPlaced(site.db);
const curate = (run: Parameters<typeof transaction<unknown>>[1]) => transaction(site.ctxFor(cast.cleo), run);
const group = (name: string) => groupOf(site.db, ids[name]!);
const change = async (name: string, row: Partial<typeof questions.$inferInsert>) => {
  await site.db.update(questions).set(row).where(eq(questions.id, ids[name]!));
  await noteChanged(site.db, `question:${ids[name]}`);
};

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  for (const [name, title] of Object.entries({
    pump1: "Pump makes a loud rattling noise",
    pump2: "Loud rattling noise from the pump",
    pump3: "Pump rattling noise is so loud",
    scale1: "How often should I descale my machine",
    scale2: "When do I descale the machine, how often",
    scale3: "Descale machine how often",
    app: "App cannot find the machine on wifi",
    steam: "Steam wand drips after use",
    beans: "Which beans fit a light roast",
    invoice: "Where is the invoice for my order",
  }))
    ids[name] = await ask(title);
  await rebuildRepeats(site.ctxFor({ kind: "system", job: "rebuild-repeats" }));
  placer = startPlacer({ url: site.url });
  await settled();
});
afterAll(async () => {
  await placer?.close();
  await site.close();
});

const pumps = () => ["pump1", "pump2", "pump3"].map((name) => ids[name]!);
const scales = () => ["scale1", "scale2", "scale3"].map((name) => ids[name]!);

describe("a site's questions, grouped as a whole", () => {
  it("hold together what asks the same, called by the question that says it best", async () => {
    expect(await seenGroups(site.db)).toEqual([pumps(), scales()]);
    const [made] = await site.db
      .select()
      .from(repeatGroups)
      .where(eq(repeatGroups.id, (await group("pump1"))!));
    expect(made!.typicalId).toBe(ids.pump1);
  });
});

describe("why the questions of a group belong together", () => {
  it("is told by their common words and the pairs most alike, without those that are private", async () => {
    const groupId = (await group("pump1"))!;
    const told = await groupEvidence(site.ctxFor(cast.cleo), groupId);
    expect(told.sharedWords.map((word) => word.toLowerCase()).sort()).toEqual([
      "loud",
      "noise",
      "pump",
      "rattling",
    ]);
    expect(told.pairs).toHaveLength(1);
    expect(pumps()).toEqual(expect.arrayContaining([told.pairs[0]!.a, told.pairs[0]!.b]));
    await expect(groupEvidence(site.ctxFor(cast.mara), groupId)).rejects.toThrow("forbidden");
    await change("pump1", { visibility: "restricted" });
    const without = await groupEvidence(site.ctxFor(cast.cleo), groupId);
    expect(without.pairs.flatMap(({ a, b }) => [a, b])).not.toContain(ids.pump1);
    await change("pump1", { visibility: "public" });
    await settled();
  });
});

describe("a question that comes or changes", () => {
  it("joins the group of those that ask the same, or starts one", async () => {
    ids.pump4 = await ask("Why is there a loud rattling pump noise");
    ids.filter = await ask("Water filter for hard tap water");
    await settled();
    expect(await group("pump4")).toBe(await group("pump1"));
    expect(await group("filter")).toBeDefined();
    expect((await seenGroups(site.db)).flat()).not.toContain(ids.filter);
  });

  it("goes elsewhere when it is rewritten, and leaves no empty group behind", async () => {
    const alone = await group("filter");
    await change("filter", { title: "How often do I descale the machine" });
    await settled();
    expect(await group("filter")).toBe(await group("scale1"));
    expect(await site.db.$count(repeatGroups, eq(repeatGroups.id, alone!))).toBe(0);
  });

  it("is in no group from the moment it is private, and comes back with what it was", async () => {
    for (const row of [
      { visibility: "restricted" as const },
      { hiddenAt: new Date(), hiddenReason: "x" },
      { heldAt: new Date() },
    ]) {
      await change("pump4", row);
      expect(await group("pump4")).toBeUndefined();
      await settled();
      expect(await group("pump4")).toBeUndefined();
      await change("pump4", { visibility: "public", hiddenAt: null, heldAt: null });
      await settled();
      expect(await group("pump4")).toBe(await group("pump1"));
    }
  });

  it("follows the one that it repeats by the asker's word, and its own words when that ends", async () => {
    ids.odd = await ask("It does that thing again");
    await change("odd", { duplicateOfId: ids.scale1! });
    await settled();
    expect(await group("odd")).toBe(await group("scale1"));
    await change("odd", { duplicateOfId: null });
    await settled();
    expect(await group("odd")).not.toBe(await group("scale1"));
  });
});

describe("what curators decide", () => {
  it("keeps a question out until they take it back", async () => {
    await curate((work) => keepOut(work, [ids.pump4!]));
    await change("pump4", { title: "Loud rattling noise of the pump" });
    await settled();
    expect(await group("pump4")).toBeUndefined();
    await curate((work) => letGo(work, [ids.pump4!]));
    await settled();
    expect(await group("pump4")).toBe(await group("pump1"));
  });

  it("holds a question where they put it, through edits and an absence", async () => {
    await curate(async (work) => holdIn(work, (await group("scale1"))!, [ids.pump4!]));
    await change("pump4", { title: "The pump rattles with a loud noise", visibility: "restricted" });
    await settled();
    await change("pump4", { visibility: "public" });
    await settled();
    expect(await group("pump4")).toBe(await group("scale1"));
    await curate((work) => letGo(work, [ids.pump4!]));
  });

  it("parts two that they set apart", async () => {
    const [questionId, otherId] = [ids.pump2!, ids.pump3!];
    await curate((work) =>
      work.tx
        .insert(repeatDecisions)
        .values({ kind: "apart", questionId, otherId, decidedBy: cast.cleo.id, decidedAt: work.now }),
    );
    await noteChanged(site.db, `question:${otherId}`);
    await settled();
    expect(await group("pump3")).not.toBe(await group("pump2"));
    await rebuildRepeats(site.ctxFor({ kind: "system", job: "rebuild-repeats" }));
    expect(await group("pump3")).not.toBe(await group("pump2"));
    await site.db.delete(repeatDecisions).where(eq(repeatDecisions.kind, "apart"));
  });

  it("survives grouping everything anew: merges, splits, names, what is put aside and the numbers of groups", async () => {
    const system = site.ctxFor({ kind: "system", job: "rebuild-repeats" });
    await rebuildRepeats(system);
    await settled();
    const [pump, scale, steam, app] = [
      await group("pump1"),
      await group("scale1"),
      await group("steam"),
      await group("app"),
    ];
    await site.db.update(repeatGroups).set({ name: "Noises" }).where(eq(repeatGroups.id, pump!));
    await curate((work) => mergeInto(work, steam!, app!));
    const made = await curate((work) => splitOff(work, scale!, [ids.scale3!]));
    await curate((work) => keepOut(work, [ids.beans!]));
    const before = await seenGroups(site.db);
    const numbers = async () =>
      (await site.db.execute(sql`select question_id, group_id from repeat_members order by 1`)).rows;
    const placed = await numbers();
    await rebuildRepeats(system);
    await settled();
    expect(await seenGroups(site.db)).toEqual(before);
    expect(await numbers()).toEqual(placed);
    expect(await group("scale3")).toBe(made);
    expect(await group("steam")).toBe(app);
    expect(await group("beans")).toBeUndefined();
    // Whoever comes now still finds the way.
    ids.pump5 = await ask("Rattling noise from the pump, very loud");
    await settled();
    expect(await group("pump5")).toBe(pump);
  });

  it("has each question measured anew against those that are around it now", async () => {
    await curate(async (work) => holdIn(work, (await group("pump1"))!, [ids.pump1!]));
    await settled();
    const likeness = async (name: string) => {
      const [row] = await site.db
        .select()
        .from(repeatMembers)
        .where(eq(repeatMembers.questionId, ids[name]!));
      return row!.likeness!;
    };
    const before = await likeness("pump1");
    expect(before).toBeGreaterThan(1);
    const [pump, scale] = [(await group("pump1"))!, (await group("scale1"))!];
    const others = await membersOf(site.db, scale);
    await curate((work) => mergeInto(work, scale, pump));
    await settled();
    expect(await likeness("pump1")).toBeLessThan(before * 0.8);
    expect(await likeness("scale1")).toBeLessThan(1);
    await curate((work) => splitOff(work, pump, others));
    await settled();
    expect(await likeness("pump1")).toBeCloseTo(before, 1);
    ids.pump6 = await ask("Pump of the other machine", { body: "It rattles, a loud noise." });
    await curate(async (work) => holdIn(work, (await group("pump1"))!, [ids.pump6!]));
    await settled();
    expect(await likeness("pump6")).toBeLessThan(await likeness("pump1"));
    expect(await likeness("pump1")).toBeLessThan(before);
  });

  it("never breaks the laws", async () => {
    expect(await brokenInvariants(site.db)).toEqual([]);
  });
});
