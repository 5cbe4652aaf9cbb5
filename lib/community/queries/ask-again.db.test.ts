import { afterAll, beforeAll, expect, test } from "vitest";
import { closeEscalation } from "@/lib/desk/commands/close-escalation";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { askAPerson } from "../commands/ask-a-person";
import { askQuestion } from "../commands/ask-question";
import { certifyNeedsStaff } from "../commands/certify-needs-staff";
import { joinSameProblem } from "../commands/join-same-problem";
import { readQuestions } from "../inputs";
import { thread } from "./thread";

let site: TestSite;
let cast: Cast;
let questionId: number;
beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
  const asked = { title: "The pump hums", body: "Since today.", topicId: cast.machines };
  questionId = (await askQuestion(site.ctxFor(cast.mara), asked)).id;
  await joinSameProblem(site.ctxFor(cast.lena), { questionId, joins: true });
  await certifyNeedsStaff(site.ctxFor(cast.theo), { questionId, cause: "product_defect" });
  const escalationId = (await readQuestions(site.db, [questionId])).get(questionId)!.facts.escalation!.id;
  await takeEscalation(site.ctxFor(cast.ines), { escalationId });
  await closeEscalation(site.ctxFor(cast.ines), {
    ...{ escalationId, causeCode: "other", whyNoAnswer: "The workshop is shut." },
  });
});
afterAll(() => site.close());

test("after an ended case its asker is offered a person again, and nobody who would be refused", async () => {
  const mara = await thread(site.ctxFor(cast.mara), questionId);
  expect(mara).toMatchObject({ step: { kind: "ask_person" }, may: { askPerson: true } });
  expect((await thread(site.ctxFor(cast.lena), questionId)).may.askPerson).toBe(false);
  await expect(askAPerson(site.ctxFor(cast.lena), { questionId })).rejects.toMatchObject({
    code: "gate_closed",
  });
});

test("a month later the asker is led to a question that goes on from it", async () => {
  const later = site.ctxFor(cast.mara, { now: new Date(Date.now() + 31 * 86_400_000) });
  await expect(askAPerson(later, { questionId })).rejects.toMatchObject({ code: "too_late" });
  expect(await thread(later, questionId)).toMatchObject({
    step: { kind: "ask_anew" },
    may: { askPerson: false },
  });
});
