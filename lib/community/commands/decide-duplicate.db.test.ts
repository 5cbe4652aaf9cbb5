import { afterAll, beforeAll, expect, test } from "vitest";
import { decidePending } from "@/lib/desk/commands/decide-pending";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { addAnswer } from "@/lib/testing/posts";
import { readQuestions } from "../inputs";
import { thread } from "../queries/thread";
import { acceptAnswer } from "./accept-answer";
import { askQuestion } from "./ask-question";
import { decideDuplicate } from "./decide-duplicate";
import { overrideGate } from "./override-gate";
import { proposeDuplicate } from "./propose-duplicate";

let site: TestSite;
let cast: Cast;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());

const as = (who: "mara" | "lena" | "theo" | "ines" | "ada") => site.ctxFor(cast[who]);
const ask = async (who: "mara" | "lena") =>
  (await askQuestion(as(who), { title: "The pump hums", body: "Since today.", topicId: cast.machines })).id;
const acceptanceOf = async (id: number) =>
  (await readQuestions(site.db, [id])).get(id)!.facts.acceptance?.kind ?? null;

/** Mara's question with a case of Ines's, an answer whose acceptance waits for Ines, and Lena's confirmed duplicate. */
async function pendingWithDuplicate() {
  const canonicalId = await ask("mara");
  await overrideGate(as("ada"), { questionId: canonicalId, reason: "For the test." });
  const escalationId = (await readQuestions(site.db, [canonicalId])).get(canonicalId)!.facts.escalation!.id;
  await takeEscalation(as("ines"), { escalationId });
  const answerId = await addAnswer(site.db, {
    questionId: canonicalId,
    authorId: cast.theo.id,
    body: "Turn it.",
  });
  await acceptAnswer(as("mara"), { questionId: canonicalId, answerId });
  const duplicateId = await ask("lena");
  await proposeDuplicate(as("theo"), { questionId: duplicateId, canonicalId });
  const { rows } = await site.pool.query("select max(id) as id from duplicate_proposals");
  const proposalId = rows[0].id;
  await decideDuplicate(as("lena"), { questionId: duplicateId, proposalId, confirms: true });
  const both = async () => [await acceptanceOf(canonicalId), await acceptanceOf(duplicateId)];
  const saysSolved = async () => (await thread(as("lena"), duplicateId)).canonical?.isSolved;
  return { escalationId, both, saysSolved };
}

test("an acceptance that waits for the owner of the case solves no duplicate, so that keeping the case leaves none solved by nothing", async () => {
  const { escalationId, both, saysSolved } = await pendingWithDuplicate();
  expect(await both()).toEqual(["pending", null]);
  expect(await saysSolved()).toBe(false);
  await decidePending(as("ines"), { escalationId, decision: "keep" });
  expect(await both()).toEqual([null, null]);
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test("once the owner lets it stand, the duplicate's asker hears that the other question is solved", async () => {
  const { escalationId, both, saysSolved } = await pendingWithDuplicate();
  await decidePending(as("ines"), { escalationId, decision: "drop" });
  expect(await saysSolved()).toBe(true);
  expect(await both()).toEqual(["firm", null]);
  const { rows } = await site.pool.query(
    "select count(*)::int as n from notifications where kind = 'canonical_solved' and person_id = $1",
    [cast.lena.id],
  );
  expect(rows).toEqual([{ n: 1 }]);
});
