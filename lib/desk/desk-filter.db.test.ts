import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { teams, topics } from "@/db/schema";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { handOver } from "./commands/hand-over";
import { takeEscalation } from "./commands/take-escalation";
import { desk } from "./queries/desk";
import { deskChoices } from "./queries/desk-choices";
import type { DeskFilter } from "./queries/desk-filter";

let site: TestSite;
let cast: Cast;
let payments: number;
let smokes: number;
let charged: number;

const titles = async (who: keyof Pick<Cast, "ines" | "jonas" | "ada">, filter: DeskFilter) =>
  (await desk(site.ctxFor(cast[who]), filter)).rows.map((row) => row.title);

async function urgent(title: string, topicId: number, privateDetails: string): Promise<number> {
  await askQuestion(site.ctxFor(cast.mara), {
    title,
    body: "It just happened.",
    topicId,
    urgentMark: "safety",
    privateDetails,
  });
  const { rows } = await site.pool.query("select max(id) as id from escalations");
  return rows[0].id;
}

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  const [team] = await site.db.insert(teams).values({ name: "Payments" }).returning();
  payments = team!.id;
  await site.db.update(topics).set({ teamId: payments }).where(sql`id = ${cast.billing}`);
  await site.db.execute(
    sql`insert into team_members (team_id, person_id, joined_at) values (${payments}, ${cast.jonas.id}, now())`,
  );
  cast.jonas = { ...cast.jonas, teams: [cast.team, payments] };
  smokes = await urgent("The machine smokes", cast.machines, "Order FW-20017");
  charged = await urgent("Charged 100% twice", cast.billing, "Card ending 4711");
});
afterAll(() => site.close());

test("an agent finds the cases of their own teams, and is told of those that are in others", async () => {
  expect(await desk(site.ctxFor(cast.ines), { view: "queue" })).toMatchObject({
    rows: [{ title: "The machine smokes" }],
    counts: { queue: 1, all: 1 },
    elsewhere: 1,
  });
  expect(await titles("jonas", { view: "queue" })).toEqual(["The machine smokes", "Charged 100% twice"]);
  // Whoever is in no team has all of them before them.
  expect(await desk(site.ctxFor(cast.ada), { view: "queue" })).toMatchObject({
    counts: { queue: 2 },
    elsewhere: 0,
  });
});

test("an address that names a team, or all, shows everybody the same", async () => {
  for (const who of ["ines", "jonas", "ada"] as const) {
    expect(await titles(who, { view: "queue", team: payments })).toEqual(["Charged 100% twice"]);
    expect(await titles(who, { view: "queue", team: "all" })).toHaveLength(2);
    expect(await titles(who, { view: "queue", team: 999_999 })).toEqual([]);
  }
});

test("a case is found by a word, by whose it is, by what only staff know and by its number", async () => {
  const found = (words: string) => titles("ines", { view: "queue", team: "all", words });
  expect(await found("SMOKES")).toEqual(["The machine smokes"]);
  expect(await found("fw-20017")).toEqual(["The machine smokes"]);
  expect(await found("mara@example")).toHaveLength(2);
  expect(await found(`#${charged}`)).toEqual(["Charged 100% twice"]);
  // Signs that mean something to the database are letters like any other.
  expect(await found("0%")).toEqual(["Charged 100% twice"]);
  expect(await found("_")).toEqual([]);
});

test("what somebody has is theirs whatever its team, and a lead sees who has how much", async () => {
  await takeEscalation(site.ctxFor(cast.ines), { escalationId: charged });
  expect(await titles("ines", { view: "mine" })).toEqual(["Charged 100% twice"]);
  expect(await titles("jonas", { view: "all", agent: cast.ines.id })).toEqual(["Charged 100% twice"]);
  expect(await titles("jonas", { view: "all", agent: cast.jonas.id })).toEqual([]);
  const { teams, agents } = await deskChoices(site.ctxFor(cast.ines));
  expect(teams).toEqual([
    { id: cast.team, name: "Support", isMine: true, cases: 1 },
    { id: payments, name: "Payments", isMine: false, cases: 1 },
  ]);
  expect(agents).toEqual([
    { id: cast.ada.id, name: "Ada", cases: 0 },
    { id: cast.ines.id, name: "Ines", cases: 1 },
    { id: cast.jonas.id, name: "Jonas", cases: 0 },
  ]);
  await handOver(site.ctxFor(cast.ines), { escalationId: charged, toId: cast.jonas.id, reason: "Off home." });
  expect(await titles("ines", { view: "mine" })).toEqual([]);
});

test("overdue promises, owed plans and acceptances that wait can be asked for, and narrow the counts too", async () => {
  const seen = async (attention: DeskFilter["attention"] & string) => {
    const { rows, counts } = await desk(site.ctxFor(cast.jonas), { view: "all", attention });
    expect(counts.all).toBe(rows.length);
    return rows.map((row) => row.id);
  };
  expect(await Promise.all((["overdue", "plan", "pending"] as const).map(seen))).toEqual([[], [], []]);
  await site.pool.query("update promises set due_at = now() - interval '1 hour' where escalation_id = $1", [
    smokes,
  ]);
  await site.pool.query("update escalations set plan_required_at = now() where id = $1", [charged]);
  expect(await seen("overdue")).toEqual([smokes]);
  expect(await seen("plan")).toEqual([charged]);
  await takeEscalation(site.ctxFor(cast.jonas), { escalationId: smokes });
  const [{ questionId } = { questionId: 0 }] = (
    await desk(site.ctxFor(cast.jonas), { view: "mine", words: "smokes" })
  ).rows;
  const { id: answerId } = await postAnswer(site.ctxFor(cast.mara), { questionId, body: "It was the dust." });
  await acceptAnswer(site.ctxFor(cast.mara), { questionId, answerId });
  expect(await seen("pending")).toEqual([smokes]);
});

test("customers, ambassadors and curators are not told who has how much", async () => {
  for (const who of [cast.mara, cast.theo, cast.cleo])
    await expect(deskChoices(site.ctxFor(who))).rejects.toMatchObject({ code: "forbidden" });
});
