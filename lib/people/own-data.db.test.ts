import { afterAll, beforeAll, expect, test } from "vitest";
import { addPrivateDetails } from "@/lib/community/commands/add-private-details";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { writeMessage } from "@/lib/desk/commands/write-message";
import type { Refusal } from "@/lib/errors";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer, addQuestion } from "@/lib/testing/posts";
import { askForData } from "./commands/ask-for-data";
import { dataArchive } from "./data-archive";
import { ownData, ownExport } from "./queries/own-data";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "yes",
    (error: Refusal) => error.code,
  );

test("a copy holds every own row and nobody else's notes, and opens only for its owner, for four days (B08)", async () => {
  const questionId = await addQuestion(site.db, {
    title: "It drips",
    body: "Since MINE.",
    askerId: cast.mara.id,
    topicId: cast.machines,
  });
  await addAnswer(site.db, { questionId, authorId: cast.theo.id, body: "Try THEIRS." });
  await addPrivateDetails(site.ctxFor(cast.mara), { questionId, body: "Order SECRET" });
  await overrideGate(site.ctxFor(cast.ada), { questionId, reason: "For the test." });
  const { rows } = await site.pool.query("select id from escalations");
  const escalationId = rows[0].id as number;
  await takeEscalation(site.ctxFor(cast.ines), { escalationId });
  await writeMessage(site.ctxFor(cast.mara), { escalationId, body: "Here is MYWORD." });
  await writeMessage(site.ctxFor(cast.ines), { escalationId, body: "Thank you, ANSWERED." });
  await writeMessage(site.ctxFor(cast.ines), { escalationId, body: "HIDDEN note.", isNote: true });

  const then = new Date();
  const { exportId } = await askForData(site.ctxFor(cast.mara));
  const data = await ownData(site.ctxFor(cast.mara), exportId);
  const text = JSON.stringify(data.rows);
  for (const word of ["MINE", "SECRET", "MYWORD", "ANSWERED", "mara@example.com"])
    expect(text).toContain(word);
  for (const word of ["THEIRS", "HIDDEN", "theo@example.com"]) expect(text).not.toContain(word);
  expect(data.rows["questions by asker_id"]).toHaveLength(1);
  expect(data.rows["what I did"]).toContainEqual(
    expect.objectContaining({ action: "private_details_added", subject: `question:${questionId}` }),
  );
  const archive = dataArchive(data, { title: "Your data", lead: "All of it." });
  for (const file of [
    "README.md",
    "data.json",
    `questions/${questionId}.md`,
    `private/case-${escalationId}.md`,
  ])
    expect(archive.includes(file), file).toBe(true);

  expect(await codeOf(ownData(site.ctxFor(cast.theo), exportId))).toBe("not_found");
  expect(await codeOf(ownData(site.ctxFor(cast.ada), exportId))).toBe("not_found");
  expect(await codeOf(ownData(site.ctxFor({ kind: "visitor" }), exportId))).toBe("sign_in");
  const later = (days: number) =>
    site.ctxFor(cast.mara, { now: new Date(then.getTime() + days * 86_400_000) });
  expect(await codeOf(ownData(later(3.9), exportId))).toBe("yes");
  expect(await codeOf(ownData(later(4.1), exportId))).toBe("not_found");
  const newer = await askForData(site.ctxFor(cast.mara));
  expect(await codeOf(ownData(site.ctxFor(cast.mara), exportId))).toBe("not_found");
  expect(await ownExport(site.ctxFor(cast.mara))).toMatchObject({ exportId: newer.exportId });
});

test("no key to come in with is in the copy", async () => {
  await site.pool.query(
    "insert into accounts (user_id, type, provider, provider_account_id, access_token) values ($1, 'oidc', 'x', '1', 'TOKEN')",
    [cast.lena.id],
  );
  await site.pool.query(
    "insert into sessions (session_token, user_id, expires) values ('TOKEN', $1, now())",
    [cast.lena.id],
  );
  const { exportId } = await askForData(site.ctxFor(cast.lena));
  const { rows } = await ownData(site.ctxFor(cast.lena), exportId);
  expect(rows["accounts by user_id"]).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("TOKEN");
});
