import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { mails, notifications, people, questions } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { unsubscribe } from "./commands/unsubscribe";
import { sendMail } from "./jobs/send-mail";
import type { News } from "./kinds";
import { queueMail } from "./mail/queue-mail";
import { notify } from "./notify";

let site: TestSite;
let server: MailServer;
let system: Context;
let maraId: string;
let theoId: string;
let questionId: number;

beforeAll(async () => {
  server = await startMailServer();
  process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
  process.env.SITE_URL = "https://help.example.com";
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = "Fernwood help <help@example.com>";
  site = await freshSite();
  system = site.ctxFor({ kind: "system", job: "test" });
  const made = await site.db
    .insert(people)
    .values([
      { name: "Mara", handle: "mara", email: "mara@example.com", emailVerified: new Date() },
      {
        name: "Theo\r\nBcc: spy@evil.test",
        handle: "theo",
        email: "theo@example.com",
        emailVerified: new Date(),
      },
    ])
    .returning({ id: people.id });
  [maraId, theoId] = made.map((row) => row.id) as [string, string];
});
afterAll(async () => {
  await site.close();
  await server.close();
});
beforeEach(async () => {
  server.mails.length = 0;
  server.answer = "take";
  await site.pool.query("truncate mails, notifications restart identity");
  await site.pool.query(
    "update people set mail_off = false, state = 'active', language = 'en', role = 'customer'",
  );
  await site.pool.query("truncate questions restart identity cascade");
  const now = new Date();
  const [row] = await site.db
    .insert(questions)
    .values({
      title: "No steam\r\nBcc: spy@evil.test",
      slug: "no-steam",
      askerId: maraId,
      createdAt: now,
      askedAt: now,
      lastActivityAt: now,
    })
    .returning({ id: questions.id });
  questionId = row!.id;
});

const tell = (news: Partial<News> = {}) =>
  transaction(system, (work) =>
    notify(work, {
      kind: "answer_posted",
      personId: maraId,
      key: "answer:7:posted",
      questionId,
      actorId: theoId,
      data: { answerId: 7 },
      ...news,
    }),
  );
const waiting = () => site.db.select().from(mails).orderBy(mails.id);
async function sendAll() {
  for (const mail of await waiting()) await sendMail(system, { mailId: mail.id });
}

it("tells one person one thing once, however often and from however many places it is told (law 10)", async () => {
  const told = await Promise.all(Array.from({ length: 8 }, () => tell()));
  expect(told.filter(Boolean)).toHaveLength(1);
  expect(await site.db.select().from(notifications)).toHaveLength(1);
  await sendAll();
  await sendAll();
  expect(server.mails).toHaveLength(1);
});

it("reaches exactly one mailbox and keeps its headers, whatever people write (M01)", async () => {
  await tell();
  await sendAll();
  const [mail] = server.mails;
  expect(mail!.recipients).toEqual(["mara@example.com"]);
  expect(mail!.subject).toBe("Your question has an answer: No steam Bcc: spy@evil.test");
  expect(mail!.bcc).toBeUndefined();
  expect(mail!.raw.split("\r\n\r\n")[0]).not.toMatch(/^(Bcc|Cc):/im);
  expect(mail!.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail!.headers.get("references")).toBe("<question-1@help.example.com>");
  expect(mail!.text).toContain("https://help.example.com/questions/1/no-steam#answer-7");
});

it("can be ended with one press in the mail program, and not by looking (C03)", async () => {
  await tell();
  await sendAll();
  const [mail] = server.mails;
  const raw = mail!.raw.replace(/\r\n[ \t]+/g, " ");
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  const url = new URL(/^List-Unsubscribe: <(https:[^>]+)>/m.exec(raw)![1]!);
  expect(url.pathname).toBe("/api/unsubscribe");
  const token = url.searchParams.get("token")!;
  const visitor = site.ctxFor({ kind: "visitor" });

  await expect(unsubscribe(visitor, { token: `${token}x` })).rejects.toMatchObject({ code: "link_expired" });
  await unsubscribe(visitor, { token });
  await unsubscribe(visitor, { token });
  await tell({ key: "answer:8:posted" });
  expect(await waiting()).toHaveLength(1);
  expect(await site.db.select().from(notifications)).toHaveLength(2);
});

it("is written in the reader's language", async () => {
  await site.db.update(people).set({ language: "zh-CN" }).where(eq(people.id, maraId));
  await tell();
  await sendAll();
  expect(server.mails[0]!.subject).toContain("您的问题有了回答");
  expect(server.mails[0]!.text).toContain("https://help.example.com/zh-cn/questions/1/no-steam");
});

it("does not tell the one who did it, nor those who may not see it (law 10)", async () => {
  expect(await tell({ personId: theoId })).toBe(false);
  await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, questionId));
  expect(await tell({ personId: theoId, actorId: maraId })).toBe(false);
  expect(await tell()).toBe(true);
  await sendAll();
  // What only the asker and staff may read is not named in mail.
  expect(server.mails[0]!.raw).not.toContain("No steam");
  expect(server.mails[0]!.subject).toBe("Your question has an answer: question no. 1");
});

it("is held back when the reader may not know it any more by the time it leaves", async () => {
  await tell({ personId: theoId, actorId: maraId });
  await site.db.update(questions).set({ visibility: "restricted" }).where(eq(questions.id, questionId));
  await sendAll();
  expect(server.mails).toHaveLength(0);
  expect((await waiting())[0]).toMatchObject({ error: "withheld", sentAt: null });
});

it("does not go to somebody who was paused or who turned mail off meanwhile", async () => {
  await tell();
  await site.db.update(people).set({ state: "suspended" }).where(eq(people.id, maraId));
  await sendAll();
  expect(server.mails).toHaveLength(0);
});

it("goes nowhere that nobody has confirmed", async () => {
  const [row] = await site.db
    .insert(people)
    .values({ name: "Unsure", handle: "unsure", email: "unsure@example.com" })
    .returning({ id: people.id });
  expect(await tell({ personId: row!.id })).toBe(true);
  expect(await waiting()).toHaveLength(0);
});

it("waits while the mail server is away, and goes once when it is back (law 12)", async () => {
  await tell();
  const [mail] = await waiting();
  server.answer = "later";
  await expect(sendMail(system, { mailId: mail!.id })).rejects.toThrow(/451|busy/);
  expect((await waiting())[0]).toMatchObject({ attempts: 1, sentAt: null, deadAt: null });
  server.answer = "take";
  await sendMail(system, { mailId: mail!.id });
  await sendMail(system, { mailId: mail!.id });
  expect(server.mails).toHaveLength(1);
  expect((await waiting())[0]!.sentAt).not.toBeNull();
});

it("waits while nobody answers at the mail server's address, and goes once when somebody does again", async () => {
  await tell();
  const [mail] = await waiting();
  const port = Number(new URL(server.url).port);
  await server.close();
  for (let i = 0; i < 3; i += 1)
    await expect(sendMail(system, { mailId: mail!.id })).rejects.toThrow(/ECONNREFUSED/);
  expect((await waiting())[0]).toMatchObject({ attempts: 3, sentAt: null, deadAt: null });
  server = await startMailServer(port);
  await sendMail(system, { mailId: mail!.id });
  await sendMail(system, { mailId: mail!.id });
  expect(server.mails).toHaveLength(1);
  expect(server.mails[0]!.recipients).toEqual(["mara@example.com"]);
});

it("that the other side refuses for good is not tried again, and is kept for admins (law 12)", async () => {
  await tell();
  server.answer = "never";
  await sendAll();
  const [mail] = await waiting();
  expect(mail).toMatchObject({ attempts: 1, sentAt: null });
  expect(mail!.deadAt).not.toBeNull();
  expect(mail!.error).toContain("no such mailbox");
});

it("whose fate is unknown goes at most twice, as the same mail", async () => {
  await tell();
  const [mail] = await waiting();
  server.answer = "drop";
  await expect(sendMail(system, { mailId: mail!.id })).rejects.toThrow();
  server.answer = "take";
  await sendMail(system, { mailId: mail!.id });
  expect(server.mails).toHaveLength(2);
  expect(server.mails[0]!.messageId).toBe(server.mails[1]!.messageId);
});

it("keeps no link that lets somebody in once it is on its way", async () => {
  await transaction(system, (work) =>
    queueMail(work, {
      key: "link",
      to: "a@example.com",
      kind: "sign_in",
      subject: "s",
      text: "token=x",
      html: "token=x",
    }),
  );
  await sendAll();
  expect(server.mails[0]!.text).toContain("token=x");
  expect((await waiting())[0]).toMatchObject({ text: "", html: "" });
});

it("cannot be given more than one recipient by its address (S05)", async () => {
  await transaction(system, (work) =>
    queueMail(work, {
      key: "k",
      to: "a@example.com,b@example.com",
      kind: "sign_in",
      subject: "x\r\nBcc: y@z.test",
      text: "t",
      html: "h",
    }),
  );
  await sendAll();
  expect(server.mails).toHaveLength(0);
  expect((await waiting())[0]).toMatchObject({ subject: "x Bcc: y@z.test", sentAt: null });
  expect((await waiting())[0]!.deadAt).not.toBeNull();
});
