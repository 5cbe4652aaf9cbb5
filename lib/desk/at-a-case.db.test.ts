import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { caseOf } from "@/lib/testing/private-case";
import { makePromise } from "./commands/make-promise";
import { notePresence } from "./commands/note-presence";
import { retireMacro, saveMacro } from "./commands/save-macro";
import { filledMacro, macros } from "./queries/macros";
import { othersAtCase } from "./queries/others-at-case";

let site: TestSite;
let cast: Cast;
const as = (person: Person, now?: () => Date) => site.ctxFor(person, now && { now });
const refusal = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  process.env.SITE_URL = "http://localhost:3000";
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  site = await freshSite();
  cast = await castOf(site);
});

afterAll(() => site.close());
const caseHere = (given?: Parameters<typeof caseOf>[2]) => caseOf(site, cast, given);

const rows = async (query: ReturnType<typeof sql>) =>
  (await site.db.execute<Record<string, unknown>>(query)).rows;

describe("macros", () => {
  test("are filled for one case, in the language and time zone of its asker", async () => {
    const { questionId, escalationId } = await caseHere();
    await saveMacro(as(cast.ines), {
      title: "Greeting",
      body: "Hello {{asker}}, about “{{title}}” {{link}}: {{agent}} of {{team}}, by {{due}}.",
    });
    await makePromise(as(cast.ines), {
      escalationId,
      what: "x",
      why: "y",
      dueAt: new Date("2030-05-06T13:00:00Z"),
    });
    await site.db.execute(sql`update people set time_zone = 'Europe/Berlin' where id = ${cast.mara.id}`);
    await site.db.execute(
      sql`update promises set outcome = 'kept' where escalation_id = ${escalationId} and agent_id is null`,
    );
    const text = await filledMacro(as(cast.ines), escalationId, "greeting");
    expect(text).toBe(
      `Hello Mara, about “Charged twice” http://localhost:3000/questions/${questionId}/charged-twice: Ines of Support, by Mon, May 6, 03:00 PM GMT+2.`,
    );
    await site.db.execute(sql`update promises set outcome = 'kept' where escalation_id = ${escalationId}`);
    await expect(filledMacro(as(cast.ines), escalationId, "Greeting")).rejects.toEqual(
      refusal("macro_no_due"),
    );
    await expect(filledMacro(as(cast.ines), escalationId, "Nothing like it")).rejects.toEqual(
      refusal("macro_not_found"),
    );
  });

  test("with a place that nothing fills are refused; own ones stay one's own, a team's are its members'", async () => {
    const save = (who: Person, title: string, whose = "own", body = "Hello") =>
      saveMacro(as(who), { title, whose, body });
    await expect(save(cast.ines, "Bad", "own", "Hi {{order}}")).rejects.toMatchObject({
      code: "unknown_variable",
      field: "body",
      data: { name: "{{order}}" },
    });
    const own = await save(cast.ines, "My words");
    const team = await save(cast.ines, "Our words", `team:${cast.team}`);
    await expect(save(cast.jonas, "our WORDS", `team:${cast.team}`)).rejects.toEqual(refusal("taken_name"));
    const [other] = await rows(sql`insert into teams (name) values ('Billing') returning id`);
    await expect(save(cast.ines, "Theirs", `team:${other!.id}`)).rejects.toEqual(refusal("forbidden"));
    const seen = (await macros(as(cast.jonas), "words")).macros.map((each) => each.title);
    expect(seen).toEqual(["Our words"]);
    await expect(saveMacro(as(cast.jonas), { id: own.id, title: "Mine", body: "x" })).rejects.toEqual(
      refusal("not_found"),
    );
    await expect(retireMacro(as(cast.jonas), { id: own.id })).rejects.toEqual(refusal("not_found"));
    await saveMacro(as(cast.jonas), { id: team.id, title: "Our words", body: "Hello all" });
    await retireMacro(as(cast.ines), { id: team.id });
    expect((await macros(as(cast.jonas), "words")).macros).toEqual([]);
    const [last] = await rows(
      sql`select action, data from audit where subject = ${`macro:${team.id}`} order by id desc limit 1`,
    );
    expect(last).toMatchObject({ action: "macro_retired" });
    await expect(macros(as(cast.mara))).rejects.toEqual(refusal("forbidden"));
  });
});

describe("who is at a case", () => {
  test("is seen by the others until the lease is over; writing ends sooner than looking", async () => {
    const { escalationId } = await caseHere();
    let now = new Date("2026-06-01T09:00:00Z");
    const later = (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1_000);
    };
    const note = (who: Person, isWriting: boolean) =>
      notePresence(
        as(who, () => now),
        { escalationId, isWriting },
      );
    expect(await note(cast.jonas, false)).toEqual({ looking: [], writing: [] });
    expect(await note(cast.ines, true)).toEqual({ looking: ["Jonas"], writing: [] });
    const seen = () =>
      othersAtCase(
        as(cast.jonas, () => now),
        escalationId,
      );
    expect(await seen()).toEqual({ looking: [], writing: ["Ines"] });
    later(30);
    expect(await seen()).toEqual({ looking: ["Ines"], writing: [] });
    later(30);
    expect(await seen()).toEqual({ looking: [], writing: [] });
    for (const outsider of [cast.mara, cast.theo, cast.cleo])
      await expect(othersAtCase(as(outsider), escalationId)).rejects.toEqual(refusal("forbidden"));
  });

  test("others hear of it when it changes what they see, and readers of the thread never do", async () => {
    const { escalationId } = await caseHere();
    const before = (await rows(sql`select max(id) as id from changes`))[0]!.id;
    await notePresence(as(cast.jonas), { escalationId, isWriting: false });
    await notePresence(as(cast.jonas), { escalationId, isWriting: false });
    await notePresence(as(cast.jonas), { escalationId, isWriting: true });
    const told = await rows(sql`select subject from changes where id > ${before}`);
    expect(told).toEqual([
      { subject: `escalation:${escalationId}` },
      { subject: `escalation:${escalationId}` },
    ]);
  });
});
