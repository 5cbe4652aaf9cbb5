import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { answers, audit, comments, notifications, people, questions, reports, revisions } from "@/db/schema";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { hidePost } from "@/lib/community/commands/hide-post";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import { Refusal } from "@/lib/errors";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { alertHeld } from "../jobs/alert-held";
import { adminHome } from "../queries/admin-home";
import { auditLog } from "../queries/audit-log";
import { brokenInvariants } from "../queries/invariants";
import { postForRedaction } from "../queries/post-for-redaction";
import { reviewQueue } from "../queries/review-queue";
import { redactPost } from "./redact-post";
import { reportPost } from "./report-post";
import { settleReport } from "./settle-report";

let site: TestSite;
let cast: Cast;
let question: number;
const secret = "card 4111 1111 1111 1111";

beforeAll(async () => {
  site = await freshSite();
  cast = await castOf(site);
});
afterAll(() => site.close());
beforeEach(async () => {
  const asked = {
    title: "Where does the water go",
    body: `It vanishes. My ${secret}.`,
    topicId: cast.machines,
  };
  question = (await askQuestion(site.ctxFor(cast.mara), asked)).id;
});

const as = (who: "mara" | "lena" | "theo" | "ines" | "cleo" | "ada") => site.ctxFor(cast[who]);
const report = (kind: "question" | "answer" | "person", id: number | string) =>
  reportPost(as("lena"), { kind, id: String(id), reason: "abuse", note: "Look." });
const told = async (who: "mara" | "lena" | "ines" | "cleo" | "ada", kind: string) =>
  (await site.db.select().from(notifications).where(eq(notifications.personId, cast[who].id))).filter(
    (row) => row.kind === kind,
  );

test("a redacted post keeps nothing of its earlier texts, neither as revision nor in the audit", async () => {
  const edit = {
    questionId: question,
    version: 1,
    title: "Where does my water go",
    body: `Again: ${secret}.`,
  };
  await editQuestion(as("mara"), edit);
  await report("question", question);
  const before = await postForRedaction(as("cleo"), "question", question);
  expect(before).toMatchObject({ version: 2, earlierTexts: 1 });

  const redaction = { questionId: question, type: "question", postId: question, version: 2 } as const;
  const words = { title: before.title, body: "Again: (card number removed).", reason: "A card number" };
  await redactPost(as("cleo"), { ...redaction, ...words });

  const [row] = await site.db.select().from(questions).where(eq(questions.id, question));
  expect(row).toMatchObject({ body: "Again: (card number removed).", version: 3 });
  const kept = JSON.stringify([
    row,
    await site.db.select().from(revisions),
    await site.db
      .select()
      .from(audit)
      .where(eq(audit.subject, `question:${question}`)),
  ]);
  expect(kept).not.toContain("4111");
  expect((await auditLog(as("ada"), { action: "question_redacted" })).lines[0]).toMatchObject({
    actorName: "Cleo",
    subjectName: "Where does my water go",
    data: { postId: question, reason: "A card number" },
  });
  expect((await told("mara", "post_redacted"))[0]!.data).toMatchObject({ reason: "A card number" });
  expect((await told("lena", "report_resolved"))[0]!.data).toMatchObject({ outcome: "redacted" });
  expect((await reviewQueue(as("cleo"))).reported).toEqual([]);
});

test("a text that changed while it was being redacted is not overwritten", async () => {
  const old = {
    questionId: question,
    type: "question",
    postId: question,
    title: "Where",
    body: "x",
    reason: "y",
  } as const;
  await editQuestion(as("mara"), { questionId: question, version: 1, title: "Where to", body: "Newer." });
  await expect(redactPost(as("cleo"), { ...old, version: 1 })).rejects.toThrow("stale_version");
});

test("only staff redact, and curators learn nothing of restricted questions", async () => {
  const mine = { questionId: question, type: "question", postId: question, version: 1 } as const;
  const words = { title: "Where", body: "x", reason: "y" };
  for (const who of ["mara", "theo"] as const)
    await expect(redactPost(as(who), { ...mine, ...words })).rejects.toThrow("forbidden");
  const urgent = { title: "My card was charged twice", body: "Help.", urgentMark: "payment" } as const;
  const { id } = await askQuestion(as("mara"), urgent);
  await expect(postForRedaction(as("cleo"), "question", id)).rejects.toThrow("not_found");
  expect((await postForRedaction(as("ines"), "question", id)).body).toBe("Help.");
});

test("answers and comments are redacted in place", async () => {
  const { id: answerId } = await postAnswer(as("lena"), { questionId: question, body: `Call me: ${secret}` });
  const { id: commentId } = await postComment(as("lena"), {
    questionId: question,
    body: `Or write: ${secret}`,
  });
  for (const [type, postId] of [
    ["answer", answerId],
    ["comment", commentId],
  ] as const) {
    const redaction = { questionId: question, type, postId, version: 1, body: "Call me.", reason: "Private" };
    await redactPost(as("ines"), redaction);
  }
  const rows = [
    ...(await site.db.select({ html: answers.html }).from(answers).where(eq(answers.id, answerId))),
    ...(await site.db.select({ html: comments.html }).from(comments).where(eq(comments.id, commentId))),
  ];
  expect(rows.map((row) => row.html.trim())).toEqual(["<p>Call me.</p>", "<p>Call me.</p>"]);
});

test("settling a report hides the post and ends every report on it, or does neither", async () => {
  const { id: answerId } = await postAnswer(as("theo"), { questionId: question, body: "Buy beans at mine." });
  await report("answer", answerId);
  const settle = { subject: `answer:${answerId}`, decision: "hide" } as const;
  await expect(settleReport(as("cleo"), settle)).rejects.toThrow("invalid_input");
  expect((await reviewQueue(as("cleo"))).reported).toHaveLength(1);

  await settleReport(as("cleo"), { ...settle, reason: "Advertising" });
  const queue = await reviewQueue(as("cleo"));
  expect(queue.reported).toEqual([]);
  expect(queue.hidden[0]).toMatchObject({ type: "answer", hiddenReason: "Advertising", hiddenBy: "Cleo" });
  await expect(settleReport(as("cleo"), { ...settle, reason: "Again" })).rejects.toThrow("already_decided");
});

test("pausing the author hides what was reported; nobody but an admin pauses", async () => {
  const { id: answerId } = await postAnswer(as("theo"), { questionId: question, body: "Rude words." });
  await report("answer", answerId);
  const settle = { subject: `answer:${answerId}`, decision: "suspend", reason: "Rude" } as const;
  await expect(settleReport(as("cleo"), settle)).rejects.toThrow("forbidden");
  const [open] = await site.db.select().from(reports).where(eq(reports.subject, settle.subject));
  expect(open!.resolvedAt).toBeNull();

  await settleReport(as("ada"), settle);
  const [theo] = await site.db.select().from(people).where(eq(people.id, cast.theo.id));
  const [answer] = await site.db.select().from(answers).where(eq(answers.id, answerId));
  expect(theo!.state).toBe("suspended");
  expect(answer!.hiddenReason).toBe("Rude");
  await site.db.update(people).set({ state: "active" }).where(eq(people.id, cast.theo.id));
});

test("nobody settles what was said about their own post", async () => {
  const { id: answerId } = await postAnswer(as("cleo"), { questionId: question, body: "It evaporates." });
  await report("answer", answerId);
  const settle = { subject: `answer:${answerId}`, decision: "keep" } as const;
  await expect(settleReport(as("cleo"), settle)).rejects.toThrow("not_allowed_on_own");
  await settleReport(as("ines"), settle);
});

test("a reported profile can be kept or paused, not hidden", async () => {
  await report("person", cast.theo.id);
  const subject = `person:${cast.theo.id}`;
  await expect(settleReport(as("ada"), { subject, decision: "hide", reason: "x" })).rejects.toThrow(
    "wrong_state",
  );
  await settleReport(as("cleo"), { subject, decision: "keep" });
  expect((await told("lena", "report_resolved")).at(-1)!.data).toMatchObject({ outcome: "kept" });
});

test("staff are told once a day of what waits over two hours, each of what they may see", async () => {
  const moment = new Date();
  const system = (now: Date) => site.ctxFor({ kind: "system", job: "alert-held" }, { now });
  const hours = (count: number) => new Date(moment.getTime() - count * 3_600_000);
  await site.db
    .update(questions)
    .set({ heldAt: hours(1), heldReason: "links" })
    .where(eq(questions.id, question));
  await alertHeld(system(moment));
  expect(await told("cleo", "admin_alert")).toEqual([]);

  await site.db
    .update(questions)
    .set({ heldAt: hours(3) })
    .where(eq(questions.id, question));
  const urgent = { title: "My card was charged twice", body: "Help.", urgentMark: "payment" } as const;
  const { id } = await askQuestion(as("mara"), urgent);
  await site.db
    .update(questions)
    .set({ heldAt: hours(3), heldReason: "links" })
    .where(eq(questions.id, id));
  await alertHeld(system(moment));
  await alertHeld(system(moment));
  expect((await told("cleo", "admin_alert")).map((row) => row.data.count)).toEqual([1]);
  expect((await told("ines", "admin_alert")).map((row) => row.data.count)).toEqual([2]);
  expect(await told("mara", "admin_alert")).toEqual([]);
  await site.db.update(questions).set({ heldAt: null }).where(eq(questions.id, id));
});

test("a held post that was hidden waits no longer, and comes back to the queue when restored", async () => {
  await site.db
    .update(questions)
    .set({ heldAt: new Date(), heldReason: "links" })
    .where(eq(questions.id, question));
  const before = (await adminHome(as("ada"))).counts.held;
  await hidePost(as("cleo"), { questionId: question, type: "question", postId: question, reason: "Spam" });
  expect((await adminHome(as("ada"))).counts.held).toBe(before - 1);
  expect((await reviewQueue(as("cleo"))).held.map((item) => item.questionId)).not.toContain(question);
  expect((await reviewQueue(as("cleo"))).hidden[0]).toMatchObject({
    questionId: question,
    heldReason: "links",
  });
});

test("customers see nothing of the queue, and every law holds afterwards", async () => {
  for (const who of ["mara", "theo"] as const) {
    await expect(reviewQueue(as(who))).rejects.toBeInstanceOf(Refusal);
    await expect(postForRedaction(as(who), "question", question)).rejects.toBeInstanceOf(Refusal);
  }
  expect(await brokenInvariants(site.db)).toEqual([]);
});
