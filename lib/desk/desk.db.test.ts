import { afterAll, beforeAll, expect, test } from "vitest";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { Refusal } from "@/lib/errors";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { takeEscalation } from "./commands/take-escalation";
import { writeMessage } from "./commands/write-message";
import { caseFile } from "./queries/case-file";
import { desk } from "./queries/desk";
import { figureRows } from "./queries/figure-rows";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

test("an urgent question is on the desk, with what the asker told only the staff", async () => {
  await askQuestion(site.ctxFor(cast.mara), {
    title: "The machine smokes when I switch it on",
    body: "It smells burnt.",
    topicId: cast.machines,
    urgentMark: "safety",
    privateDetails: "Order FW-20017",
  });
  const [row] = (await desk(site.ctxFor(cast.ines), { view: "queue" })).rows;
  expect(row).toMatchObject({
    state: "queued",
    grounds: "R4",
    restricted: true,
    askerName: "Mara",
    ownerName: null,
  });
  const file = await caseFile(site.ctxFor(cast.ines), row!.id);
  expect(file.thread.inside?.details[0]?.body).toBe("Order FW-20017");
  expect(file.may).toMatchObject({ take: true, own: false });
});

test("a note never reaches the asker, a private message does", async () => {
  const [row] = (await desk(site.ctxFor(cast.ines), { view: "queue" })).rows;
  await takeEscalation(site.ctxFor(cast.ines), { escalationId: row!.id });
  await writeMessage(site.ctxFor(cast.ines), {
    escalationId: row!.id,
    body: "CANARY between us",
    isNote: true,
  });
  await writeMessage(site.ctxFor(cast.ines), {
    escalationId: row!.id,
    body: "Please unplug it.",
    isNote: false,
  });
  await expect(
    writeMessage(site.ctxFor(cast.lena), { escalationId: row!.id, body: "Hello" }),
  ).rejects.toThrow("not_found");
  const seen = JSON.stringify(
    await (await import("@/lib/community/queries/thread")).thread(site.ctxFor(cast.mara), row!.questionId),
  );
  expect(seen).toContain("Please unplug it");
  expect(seen).not.toContain("CANARY");
});

test("customers, ambassadors and curators do not get in", async () => {
  for (const who of [cast.mara, cast.theo, cast.cleo]) {
    await expect(desk(site.ctxFor(who), { view: "queue" })).rejects.toBeInstanceOf(Refusal);
    await expect(caseFile(site.ctxFor(who), 1)).rejects.toBeInstanceOf(Refusal);
  }
});

test("a long list has pages that hold every case once, and says how many there are", async () => {
  await site.pool.query(`
    with asked as (insert into questions (asker_id, title, slug, body, html, language, asked_at, created_at, last_activity_at)
      select '${cast.mara.id}', 'Old ' || n, 'old', 'x', 'x', 'en', now(), now(), now() from generate_series(1, 120) n
      returning id)
    insert into escalations (question_id, team_id, grounds, inputs, state, opened_at, closed_at)
      select id, (select id from teams where is_default), 'R1', '{}', 'closed', now(), now() from asked`);
  const pages = await Promise.all(
    [1, 2, 3].map((page) => desk(site.ctxFor(cast.ines), { view: "ended" }, page)),
  );
  expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 20]);
  expect(new Set(pages.flatMap(({ rows }) => rows.map((row) => row.id))).size).toBe(120);
  expect(pages[0]).toMatchObject({ page: 1, pages: 3, counts: { ended: 120 } });
  expect(await desk(site.ctxFor(cast.ines), { view: "ended" }, 99)).toMatchObject({ page: 3 });
});

test("the rows behind a figure have pages; the file for a spreadsheet has them all", async () => {
  const all = await figureRows(site.ctxFor(cast.jonas), "first-reply");
  const pages = await Promise.all(
    [1, 2].map((page) => figureRows(site.ctxFor(cast.jonas), "first-reply", undefined, page)),
  );
  expect(pages.map(({ rows }) => rows.length)).toEqual([100, all.rows.length - 100]);
  expect(pages[0]!.pages).toBe(2);
  const ids = pages.flatMap(({ rows }) => rows.map((row) => row.escalationId));
  expect(new Set(ids).size).toBe(all.rows.length);
});
