import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Person } from "@/lib/context";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { nudgeSettingsInput, saveNewsSettings } from "./commands/save-news-settings";
import { ownNewsSettings } from "./queries/own-news-settings";

let site: TestSite;
let cast: Cast;
const own = (person: Person) => ownNewsSettings(site.ctxFor(person));
const appointmentOfTheo = (set: string) =>
  site.db.execute(sql.raw(`update appointments set ${set} where person_id = '${cast.theo.id}'`));

const nudges = nudgeSettingsInput.parse({
  quietFrom: "21:00",
  quietUntil: "06:30",
  dailyCap: "3",
  holidayFrom: "2030-01-01",
  holidayUntil: "2030-01-09",
  nudgesInApp: "on",
});

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

it("only an ambassador is asked when and how to be told of questions: appointed, paused or soon to begin", async () => {
  expect((await own(cast.theo)).isAppointed).toBe(true);
  for (const somebody of [cast.mara, cast.ines, cast.ada])
    expect((await own(somebody)).isAppointed).toBe(false);

  const cases: [string, boolean][] = [
    ["paused_at = now()", true],
    ["starts_at = now() + interval '1 day'", true],
    ["ends_at = now() - interval '1 minute', starts_at = now() - interval '1 day'", false],
    ["ends_at = null, ended_at = now()", false],
    ["ended_at = null, paused_at = null", true],
  ];
  for (const [set, isAppointed] of cases) {
    await appointmentOfTheo(set);
    expect([set, (await own(cast.theo)).isAppointed]).toEqual([set, isAppointed]);
  }
});

it("what an ambassador has set stays while they save only what everybody can", async () => {
  await saveNewsSettings(site.ctxFor(cast.theo), { newsByMail: true, nudges });
  const before = await own(cast.theo);
  expect(before).toMatchObject({ quietFrom: 1260, quietUntil: 390, dailyCap: 3, nudgesByMail: false });

  await saveNewsSettings(site.ctxFor(cast.theo), { newsByMail: false });
  expect(await own(cast.theo)).toEqual({ ...before, newsByMail: false });
});

it("a customer who saves whether news comes by mail has set nothing else", async () => {
  await saveNewsSettings(site.ctxFor(cast.mara), { newsByMail: false });
  expect(await own(cast.mara)).toMatchObject({ newsByMail: false, nudgesInApp: true, nudgesByMail: true });
  const { rows } = await site.db.execute(sql`select 1 from news_settings where person_id = ${cast.mara.id}`);
  expect(rows).toEqual([]);
});

it("a holiday without its last day, or one that ends before it begins, is refused and changes nothing", async () => {
  const before = await own(cast.theo);
  for (const holidayUntil of ["", "2029-12-31"])
    await expect(
      saveNewsSettings(site.ctxFor(cast.theo), { newsByMail: true, nudges: { ...nudges, holidayUntil } }),
    ).rejects.toMatchObject({ code: "invalid_input", field: "holidayUntil" });
  expect(await own(cast.theo)).toEqual(before);
});
