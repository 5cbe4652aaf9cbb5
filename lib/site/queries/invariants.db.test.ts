import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { breaches, refused } from "@/lib/testing/breaches";
import { castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addArticle, addQuestion } from "@/lib/testing/posts";
import { sceneOf } from "@/lib/testing/scene";
import { brokenInvariants, lawNames } from "./invariants";

let site: TestSite;
let names: Record<string, string | number>;

beforeAll(async () => {
  site = await freshSite();
  const cast = await castOf(site);
  const scene = await sceneOf(site, cast, false);
  const grouped = await addQuestion(site.db, { title: "Asked again", askerId: cast.mara.id });
  const { rows } = await site.db.execute<{ id: number; question: number }>(
    sql`select id, question_id as question from escalations where id = ${scene.case.escalationId}`,
  );
  await site.db.execute(sql`
    with made as (insert into repeat_groups (language, created_at, changed_at, typical_id)
      values ('en', now(), now(), ${grouped}) returning id)
    insert into repeat_members (question_id, group_id, placed_by, placed_at)
    select ${grouped}, id, 'likeness', now() from made`);
  names = {
    q: scene.ids.questionId,
    a: scene.ids.answerId,
    o: scene.otherQuestionId,
    e: rows[0]!.id,
    c: rows[0]!.question,
    p: await addArticle(site.db, {
      title: "Bleed the pump",
      body: "Open the tap.",
      html: "<p>Open the tap.</p>",
    }),
    team: cast.team,
    grouped,
    ...Object.fromEntries(
      (["mara", "lena", "theo", "cleo", "ada"] as const).map((who) => [who, `'${cast[who].id}'`]),
    ),
  };
});
afterAll(() => site.close());

/** Breaks the law, looks, and takes the breach back. */
async function after<T>(breach: string, look: (tx: Tx) => Promise<T>): Promise<T> {
  const undo = new Error("undo");
  let seen: T;
  await site.db
    .transaction(async (tx) => {
      for (const statement of breach
        .replace(/:(\w+)/g, (all, name) => String(names[name] ?? all))
        .split("; "))
        await tx.execute(sql.raw(statement));
      seen = await look(tx);
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return seen!;
}

test("every law has a breach to be tried with", () => {
  expect([...Object.keys(breaches), ...Object.keys(refused)].toSorted()).toEqual(lawNames.toSorted());
});

test("a site on which people did what commands let them breaks none", async () => {
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test.each(Object.entries(breaches))("%s: a breach is noticed (law 9 and all others)", async (law, breach) => {
  const broken = await after(breach, brokenInvariants);
  expect(broken.map((each) => each.law)).toContain(law);
  expect(broken.find((each) => each.law === law)!.subjects.length).toBeGreaterThan(0);
});

test.each(Object.entries(refused))("%s: the database refuses a breach", async (_law, breach) => {
  await expect(after(breach, brokenInvariants)).rejects.toThrow();
});
