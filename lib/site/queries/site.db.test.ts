import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { notifications, questions } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { releaseHeld } from "@/lib/community/commands/release-held";
import { readQuestions } from "@/lib/community/inputs";
import { Refusal } from "@/lib/errors";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { mergeTopic } from "../commands/merge-topic";
import { reportPost } from "../commands/report-post";
import { resolveReport } from "../commands/resolve-report";
import { saveGateRules } from "../commands/save-gate-rules";
import { saveTeam, setTeamMember } from "../commands/save-team";
import { saveTopic } from "../commands/save-topic";
import { checkLaws } from "../jobs/check-laws";
import { adminHome } from "./admin-home";
import { auditLog } from "./audit-log";
import { gateSettings } from "./gate-settings";
import { reviewQueue } from "./review-queue";
import { teamSettings } from "./team-settings";
import { topicSettings } from "./topic-settings";

let site: TestSite;
let cast: Cast;
const rules = {
  r1On: "on",
  r1Hours: 24,
  r1Opens: "escalate",
  r2On: "on",
  r2Hours: 72,
  r2DidNotWork: 2,
  r2Opens: "offer",
  r3On: "on",
  r3Opens: "escalate",
  r4On: "on",
  r4Opens: "escalate",
  r5On: "on",
  r5Count: 5,
  r5Hours: 24,
  r5Opens: "offer",
  r6On: "on",
  r6Hours: 6,
  r6Opens: "escalate",
} as const;
const admin = () => site.ctxFor(cast.ada);
const shownR1 = async (id: number) => (await readQuestions(site.db, [id])).get(id)!.facts.shown.R1!.getTime();
const ask = (topicId: number) =>
  askQuestion(site.ctxFor(cast.mara), { title: "Where does the water go", body: "It vanishes.", topicId });

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

test("shorter patience brings open questions forward, longer patience delays nothing that was shown", async () => {
  const { id } = await ask(cast.machines);
  const before = await shownR1(id);
  await saveGateRules(admin(), { ...rules, topicId: cast.machines, r1Hours: 6 });
  const sooner = await shownR1(id);
  expect(before - sooner).toBe(18 * 3_600_000);
  await saveGateRules(admin(), { ...rules, topicId: cast.machines, r1Hours: 48 });
  expect(await shownR1(id)).toBe(sooner);
  expect((await gateSettings(admin(), cast.machines)).rules.R1.hours).toBe(48);
});

test("topics stay a tree of two levels, and a merged one hands over its questions", async () => {
  const child = await saveTopic(admin(), { name: "Steam wand", parentId: cast.machines });
  await expect(saveTopic(admin(), { name: "Deeper", parentId: child.id })).rejects.toThrow("invalid_input");
  await expect(
    saveTopic(admin(), { topicId: cast.machines, name: "Machines", parentId: cast.billing }),
  ).rejects.toThrow("invalid_input");
  const { id } = await ask(child.id);
  await mergeTopic(admin(), { topicId: child.id, intoId: cast.billing });
  const [row] = await site.db
    .select({ topicId: questions.topicId })
    .from(questions)
    .where(eq(questions.id, id));
  expect(row!.topicId).toBe(cast.billing);
  expect((await topicSettings(admin())).topics.map((topic) => topic.name)).not.toContain("Steam wand");
});

test("a topic's name holds neither what hides text nor what the database cannot store", async () => {
  const { id } = await saveTopic(admin(), { name: " Grin\u202eders \n and\u200b burrs " });
  expect((await topicSettings(admin())).topics.find((topic) => topic.id === id)!.name).toBe(
    "Grinders and burrs",
  );
  await expect(saveTopic(admin(), { name: "a\0b" })).rejects.toThrow("invalid_text");
  await expect(saveTopic(admin(), { name: "\u200b" })).rejects.toThrow();
});

test("there is always exactly one default team, and only agents join one", async () => {
  await saveTeam(admin(), { name: "Orders", firstReplyHours: 4, isDefault: true });
  const { teams } = await teamSettings(admin());
  expect(teams.filter((team) => team.isDefault).map((team) => team.name)).toEqual(["Orders"]);
  const orders = teams.find((team) => team.name === "Orders")!.id;
  await expect(
    setTeamMember(admin(), { teamId: orders, personId: cast.mara.id, membership: "member" }),
  ).rejects.toThrow("invalid_input");
  await setTeamMember(admin(), { teamId: orders, personId: cast.ines.id, membership: "lead" });
  expect((await teamSettings(admin())).teams.find((team) => team.id === orders)!.members).toMatchObject([
    { name: "Ines", isLead: true },
  ]);
});

test("a post that a new account filled with links waits in the queue; released, its clocks start then", async () => {
  const fresh = { ...cast.lena, createdAt: new Date() };
  const { id, held } = await askQuestion(site.ctxFor(fresh), {
    title: "Look at these pages",
    body: "https://a.example https://b.example https://c.example https://d.example",
    topicId: cast.machines,
  });
  expect(held).toBe(true);
  const [item] = (await reviewQueue(site.ctxFor(cast.cleo))).held;
  expect(item).toMatchObject({ type: "question", postId: String(id), heldReason: "links" });
  await releaseHeld(site.ctxFor(cast.cleo), { questionId: id, type: "question", postId: id });
  expect((await reviewQueue(site.ctxFor(cast.cleo))).held).toEqual([]);
  const [row] = await site.db.select().from(questions).where(eq(questions.id, id));
  expect(row!.askedAt!.getTime()).toBeGreaterThan(row!.createdAt.getTime());
});

test("a report stands in the queue until somebody settles it; of restricted questions only agents hear", async () => {
  const { id } = await ask(cast.machines);
  await reportPost(site.ctxFor(cast.lena), { kind: "question", id: String(id), reason: "spam" });
  expect(
    (await reportPost(site.ctxFor(cast.lena), { kind: "question", id: String(id), reason: "spam" })).isNew,
  ).toBe(false);
  const secret = await askQuestion(site.ctxFor(cast.mara), {
    title: "My card was charged twice",
    body: "Help.",
    urgentMark: "payment",
  });
  await reportPost(site.ctxFor(cast.ines), {
    kind: "question",
    id: String(secret.id),
    reason: "private_data",
  });
  expect((await reviewQueue(site.ctxFor(cast.cleo))).reported.map((item) => item.postId)).toEqual([
    String(id),
  ]);
  expect((await reviewQueue(site.ctxFor(cast.ines))).reported).toHaveLength(2);
  await resolveReport(site.ctxFor(cast.cleo), { subject: `question:${id}`, resolution: "kept" });
  expect((await reviewQueue(site.ctxFor(cast.cleo))).reported).toEqual([]);
});

test("every change of the rules is in the audit, which nobody can rewrite (B09)", async () => {
  const { lines } = await auditLog(admin(), { action: "gate_rules_set" });
  expect(lines.length).toBeGreaterThan(0);
  await expect(site.db.execute("update audit set action = 'nothing'")).rejects.toThrow();
  await expect(site.db.execute("delete from audit")).rejects.toThrow();
  expect((await adminHome(admin())).laws).toBeNull();
  await checkLaws(site.ctxFor({ kind: "system", job: "check-laws" }));
  expect((await adminHome(admin())).laws?.broken).toEqual([]);
});

test("a law that does not hold is on the overview, and admins are told of it once a day", async () => {
  const { id } = await ask(cast.machines);
  await site.db.update(questions).set({ answerCount: 7 }).where(eq(questions.id, id));
  const system = site.ctxFor({ kind: "system", job: "check-laws" });
  await checkLaws(system);
  await checkLaws(system);
  expect((await adminHome(admin())).laws?.broken).toMatchObject([
    { law: "counts of answers and same problems are true", subjects: [`question:${id}`] },
  ]);
  const told = await site.db.select().from(notifications).where(eq(notifications.kind, "admin_alert"));
  expect(told.map((news) => [news.personId, news.data.what])).toEqual([[cast.ada.id, "laws_broken"]]);
  await site.db.update(questions).set({ answerCount: 0 }).where(eq(questions.id, id));
  await checkLaws(system);
  expect((await adminHome(admin())).laws?.broken).toEqual([]);
});

test("nobody but an admin sees or changes any of it", async () => {
  for (const who of [cast.mara, cast.theo, cast.ines, cast.cleo]) {
    for (const attempt of [
      () => adminHome(site.ctxFor(who)),
      () => topicSettings(site.ctxFor(who)),
      () => auditLog(site.ctxFor(who), {}),
      () => saveTopic(site.ctxFor(who), { name: "Mine" }),
      () => saveGateRules(site.ctxFor(who), rules),
    ]) {
      await expect(attempt()).rejects.toBeInstanceOf(Refusal);
    }
  }
});
