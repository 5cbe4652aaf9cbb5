import { afterEach, beforeEach, expect, test } from "vitest";
import { acceptAnswer } from "@/lib/community/commands/accept-answer";
import { addPrivateDetails } from "@/lib/community/commands/add-private-details";
import { askQuestion } from "@/lib/community/commands/ask-question";
import { deletePost } from "@/lib/community/commands/delete-post";
import { editAnswer } from "@/lib/community/commands/edit-answer";
import { editQuestion } from "@/lib/community/commands/edit-question";
import { hidePost } from "@/lib/community/commands/hide-post";
import { keepDraft } from "@/lib/community/commands/keep-draft";
import { markDidNotWork } from "@/lib/community/commands/mark-did-not-work";
import { overrideGate } from "@/lib/community/commands/override-gate";
import { postAnswer } from "@/lib/community/commands/post-answer";
import { postComment } from "@/lib/community/commands/post-comment";
import type { Person } from "@/lib/context";
import { makePromise } from "@/lib/desk/commands/make-promise";
import { takeEscalation } from "@/lib/desk/commands/take-escalation";
import { writeMessage } from "@/lib/desk/commands/write-message";
import type { Refusal } from "@/lib/errors";
import { logSearch } from "@/lib/search/commands/log-search";
import { reportPost } from "@/lib/site/commands/report-post";
import { brokenInvariants } from "@/lib/site/queries/invariants";
import { type Cast, castOf } from "@/lib/testing/cast";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { runJobs } from "@/lib/testing/jobs";
import { eraseAccount } from "./commands/erase-account";
import { openAccount } from "./commands/open-account";
import { sendSignInLink } from "./commands/send-sign-in-link";
import { startSession } from "./commands/start-session";
import { suspendPerson } from "./commands/suspend-person";
import { updateProfile } from "./commands/update-profile";
import { forgetNames } from "./jobs/forget-names";
import { personById, personOfSession } from "./queries/person-of-session";

const email = "canary.kestrel@example.com";
const name = "Canary O'Kestrel";
let site: TestSite;
let cast: Cast;
let canary: Person;
beforeEach(async () => {
  site = await freshSite();
  cast = await castOf(site);
  const { id } = await openAccount(site.ctxFor({ kind: "system", job: "test" }), { email, name });
  await site.pool.query("update people set created_at = '2026-01-01' where id = $1", [id]);
  canary = (await personById(site.db, id))!;
});
afterEach(() => site.close());

const as = (person: Person) => site.ctxFor(person);
const erase = (by: Person, personId: string, posts: "keep" | "delete", confirmation: string) =>
  eraseAccount(as(by), { personId, posts, confirmation });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "yes",
    (error: Refusal) => error.code,
  );
const one = async (query: string, ...values: unknown[]) => (await site.pool.query(query, values)).rows[0];

/** Every table of the database in which a word stands anywhere, the queue's own ones too. */
async function tablesWith(word: string): Promise<string[]> {
  const { rows } = await site.pool.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name: table } of rows) {
    const { rowCount } = await site.pool.query(
      `select from ${table} t where t::text ilike '%' || $1 || '%' limit 1`,
      [word],
    );
    if (rowCount) found.push(table);
  }
  return found;
}

/** A life on the site: asks, tells support privately, is helped, helps, and is written about. */
async function live(): Promise<{ questionId: number; answerId: number; otherId: number }> {
  const { handle } = canary;
  await updateProfile(as(canary), {
    ...{ name, handle, about: `Write to ${email}.`, language: "en", timeZone: "UTC" },
  });
  await startSession(as(canary), { personId: canary.id, device: "Firefox" });
  await sendSignInLink(site.ctxFor({ kind: "visitor" }), { email, locale: "en" });
  await logSearch(as(canary), {
    source: "page",
    query: `mail ${email}`,
    language: "en",
    shown: [],
    resultCount: 0,
  });
  await keepDraft(as(canary), { title: `Again, ${email}`, happened: "It drips." });
  const asked = {
    topicId: cast.machines,
    title: `Where is the parcel for ${email}`,
    body: `${name}, ${email}`,
  };
  const { id: questionId } = await askQuestion(as(canary), { ...asked, privateDetails: `Order of ${email}` });
  await editQuestion(as(canary), { questionId, version: 1, ...asked, body: `I am ${name}, @${handle}.` });
  const helped = await postAnswer(as(cast.theo), {
    questionId,
    body: `Hello ${name}! As <b>${name}</b> wrote:\n\n> I am ${name}\n\n@${handle}, [see](/people/${handle}) or mail ${email}`,
  });
  await editAnswer(as(cast.theo), { questionId, answerId: helped.id, version: 1, body: `Dear\n${name}.` });
  await markDidNotWork(as(canary), { questionId, answerId: helped.id, reason: `Ask ${email} for more.` });
  await postComment(as(cast.lena), { questionId, body: `Canary O'Kestrel wrote: mail ${email}` });
  await overrideGate(as(cast.ada), { questionId, reason: `${name} has called, ${email}.` });
  const { id: escalationId } = await one("select id from escalations where question_id = $1", questionId);
  await takeEscalation(as(cast.ines), { escalationId });
  await makePromise(as(cast.ines), {
    escalationId,
    what: `A mail to ${email}`,
    why: `${name} waits`,
    dueAt: new Date(Date.now() + 9e6),
  });
  await writeMessage(as(canary), { escalationId, body: `My address is ${email}.` });
  await writeMessage(as(cast.ines), { escalationId, body: `Dear ${name}, thank you.` });
  await writeMessage(as(cast.ines), { escalationId, body: `@${handle} has called twice.`, isNote: true });
  await addPrivateDetails(as(canary), { questionId, body: email });
  const { id: otherId } = await askQuestion(as(cast.mara), {
    title: "The grinder is loud",
    body: `As ${name} had it.`,
    topicId: cast.machines,
  });
  const given = await postAnswer(as(canary), { questionId: otherId, body: `Tighten it. ${name}, ${email}` });
  const gone = await postAnswer(as(canary), { questionId: otherId, body: `Oil it. ${email}` });
  await deletePost(as(canary), { questionId: otherId, type: "answer", postId: gone.id });
  const hidden = await postComment(as(canary), { questionId: otherId, body: `Spam by ${email}` });
  await hidePost(as(cast.ada), {
    questionId: otherId,
    type: "comment",
    postId: hidden.id,
    reason: `Advert for ${email}`,
  });
  await acceptAnswer(as(cast.mara), { questionId: otherId, answerId: given.id });
  await reportPost(as(canary), {
    kind: "question",
    id: String(otherId),
    reason: "other",
    note: `Tell ${email}`,
  });
  await runJobs(site);
  return { questionId, answerId: given.id, otherId };
}

test("nothing in the whole database names an erased account, and the threads stay (B08, law 20)", async () => {
  const { questionId, answerId, otherId } = await live();
  expect((await tablesWith("canary")).length).toBeGreaterThan(12);
  const counts = () =>
    one("select (select count(*) from answers) as answers, (select count(*) from acceptances) as accepted");
  const before = await counts();
  await erase(canary, canary.id, "keep", `@${canary.handle}`);
  await runJobs(site);
  expect(await tablesWith("canary")).toEqual([]);
  expect(await tablesWith("kestrel")).toEqual([]);
  expect(await counts()).toEqual(before);

  const { alias } = await one("select alias from erasures where person_id = $1", canary.id);
  expect(alias).toMatch(/^anon\d{3,}$/);
  const answer = await one("select body, html from answers where question_id = $1", questionId);
  expect(answer).toMatchObject({ body: `Dear\n${alias}.` });
  expect(answer.html).toContain(alias);
  expect(await one("select title, slug, body from questions where id = $1", questionId)).toEqual({
    title: `Where is the parcel for ${alias}`,
    slug: `where-is-the-parcel-for-${alias}`,
    body: `I am ${alias}, @${alias}.`,
  });
  // What solved Mara's problem goes on solving it, by nobody.
  const kept = "select kind, ended_at from acceptances where question_id = $1 and answer_id = $2";
  expect(await one(kept, otherId, answerId)).toEqual({ kind: "firm", ended_at: null });
  // Every line of the audit is still there, and says that it happened.
  expect(
    await one("select data from audit where action = 'promised' and data->>'what' like 'A mail%'"),
  ).toEqual({
    data: expect.objectContaining({ what: `A mail to ${alias}`, why: `${alias} waits` }),
  });
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test("nobody comes in to an erased account, and the same address is a new person", async () => {
  const token = await startSession(as(canary), { personId: canary.id });
  await erase(canary, canary.id, "keep", canary.handle);
  await runJobs(site);
  expect(await personOfSession(site.db, token)).toBeNull();
  expect(await codeOf(startSession(as(canary), { personId: canary.id }))).toBe("suspended");
  expect(await codeOf(erase(cast.ada, canary.id, "keep", "anon101"))).toBe("not_found");
  const again = await openAccount(site.ctxFor({ kind: "system", job: "test" }), { email, name });
  expect(again.id).not.toBe(canary.id);
});

test("who wishes it takes their posts along: only threads that others wrote to stay", async () => {
  const { questionId, answerId, otherId } = await live();
  const lonely = await askQuestion(as(canary), { title: "Does it do tea", body: "Green?" });
  await erase(canary, canary.id, "delete", canary.handle);
  await runJobs(site);
  expect(await tablesWith("canary")).toEqual([]);
  const question = "select title, hidden_at is not null as hidden from questions where id = $1";
  expect(await one(question, lonely.id)).toEqual({ title: "", hidden: true });
  expect(await one(question, questionId)).toEqual({ title: expect.stringMatching(/anon/), hidden: false });
  const answer = "select body, html, deleted_at is not null as deleted from answers where id = $1";
  expect(await one(answer, answerId)).toEqual({ body: "", html: "", deleted: true });
  expect(await one("select ended_reason from acceptances where question_id = $1", otherId)).toEqual({
    ended_reason: "answer_removed",
  });
  expect(await one("select answer_count from questions where id = $1", otherId)).toEqual({ answer_count: 0 });
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test("only the person or an admin erases, the short name has to be typed, and the last admin stays", async () => {
  expect(await codeOf(erase(cast.mara, canary.id, "keep", canary.handle))).toBe("forbidden");
  expect(await codeOf(erase(cast.ines, canary.id, "keep", canary.handle))).toBe("forbidden");
  expect(await codeOf(erase(canary, canary.id, "keep", "mara"))).toBe("invalid_input");
  expect(await codeOf(erase(cast.ada, cast.ada.id, "keep", "ada"))).toBe("last_admin");
  await suspendPerson(as(cast.ada), { personId: canary.id, reason: `${name} shouts` });
  await erase(cast.ada, canary.id, "keep", canary.handle);
  await runJobs(site);
  expect(await tablesWith("canary")).toEqual([]);
  expect(await tablesWith("shouts")).toEqual([]);
});

test("an agent who goes leaves the cases to the team, and what was written to customers stays with them", async () => {
  const { id: questionId } = await askQuestion(as(cast.mara), {
    title: "It smells of rubber",
    body: "Since today.",
    topicId: cast.machines,
  });
  await overrideGate(as(cast.ada), { questionId, reason: "For the test." });
  const { id: escalationId } = await one("select id from escalations where question_id = $1", questionId);
  await takeEscalation(as(cast.ines), { escalationId });
  await writeMessage(as(cast.ines), { escalationId, body: "Please unplug it." });
  await erase(cast.ines, cast.ines.id, "keep", "ines");
  await runJobs(site);
  expect(await one("select state, owner_id from escalations where id = $1", escalationId)).toEqual({
    state: "acknowledged",
    owner_id: null,
  });
  expect(await one("select body from escalation_messages where escalation_id = $1", escalationId)).toEqual({
    body: "Please unplug it.",
  });
  expect(await brokenInvariants(site.db)).toEqual([]);
});

test("a name that somebody else has too, or that is one plain word, is not cut out of what others wrote", async () => {
  const { id } = await openAccount(site.ctxFor({ kind: "system", job: "test" }), {
    email: "b@example.com",
    name: "Will",
  });
  const will = (await personById(site.db, id))!;
  await openAccount(site.ctxFor({ kind: "system", job: "test" }), { email: "c@example.com", name });
  const { id: questionId } = await askQuestion(as(cast.mara), {
    title: "Will it work",
    body: `@${will.handle} and **Will** wrote: it will. Will you? See ${name}, \`@${will.handle}-x\`, foo@${will.handle}.com.`,
    topicId: cast.machines,
  });
  await erase(canary, canary.id, "keep", canary.handle);
  await erase(will, will.id, "keep", will.handle);
  await runJobs(site);
  const { alias } = await one("select alias from erasures where person_id = $1", will.id);
  expect(await one("select title, body from questions where id = $1", questionId)).toEqual({
    title: "Will it work",
    body: `@${alias} and **${alias}** wrote: it will. Will you? See ${name}, \`@${will.handle}-x\`, foo@${will.handle}.com.`,
  });
});

test("the audit lets an erasure take words out and nothing else, and only while it is under way (B09)", async () => {
  await live();
  const line = await one("select id, data from audit where action = 'promised' limit 1");
  const change = (set: string) => saying(site.pool.query(`update audit set ${set} where id = $1`, [line.id]));
  const words = `data = jsonb_set(data, '{what}', '"x"')`;
  expect(await change(words)).toMatch(/never changed/);
  await erase(canary, canary.id, "keep", canary.handle);
  for (const set of [
    "action = 'kept'",
    "actor_id = null",
    "at = now()",
    "subject = 'x:1'",
    "data = data - 'what'",
    "data = data || '{\"a\": 1}'",
  ])
    expect(await change(set), set).toMatch(/never changed/);
  expect(await saying(site.pool.query("delete from audit"))).toMatch(/never changed/);
  expect(await change(words)).toBe("yes");
  await runJobs(site);
  expect(await change(words)).toMatch(/never changed/);
  // A second worker that has the same job in hand finds that it is done.
  const lines = async () => (await one("select count(*)::int as n from audit")).n;
  const before = await lines();
  await forgetNames(site.ctxFor({ kind: "system", job: "test" }), { personId: canary.id });
  expect(await lines()).toBe(before);
});

const saying = (promise: Promise<unknown>) =>
  promise.then(
    () => "yes",
    (error: Error) => error.message,
  );
