import { afterAll, beforeAll, expect, it } from "vitest";
import { mails, notifications, people } from "@/db/schema";
import { transaction } from "@/lib/context";
import { freshSite, type TestSite } from "@/lib/testing/database";
import { sendMail } from "./jobs/send-mail";
import { sendWaitingMail } from "./jobs/send-waiting-mail";
import { queueMail } from "./mail/queue-mail";

// A site that is no demo and has no mail server.
process.env.AUTH_SECRET = "a secret of the tests, long enough for them";
process.env.SITE_URL = "https://help.example.com";
delete process.env.SMTP_URL;

let site: TestSite;
let now = new Date("2026-05-04T09:00:00Z");
const system = () => site.ctxFor({ kind: "system", job: "test" }, { now: () => now });
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const all = () => site.db.select().from(mails);

beforeAll(async () => {
  site = await freshSite();
  await site.db.insert(people).values({ name: "Ada", handle: "ada", role: "admin" });
});
afterAll(() => site.close());

it("without a mail server mail waits, and admins hear of it once a day", async () => {
  await transaction(system(), (work) =>
    queueMail(work, {
      key: "one",
      to: "mara@example.com",
      kind: "sign_in",
      subject: "s",
      text: "t",
      html: "h",
    }),
  );
  await sendMail(system(), { mailId: 1 });
  expect((await all())[0]).toMatchObject({ sentAt: null, deadAt: null, attempts: 0 });

  await sendWaitingMail(system());
  expect(await site.db.select().from(notifications)).toHaveLength(0);
  later(16);
  await sendWaitingMail(system());
  later(5);
  await sendWaitingMail(system());
  const told = await site.db.select().from(notifications);
  expect(told.map((row) => [row.kind, row.data])).toEqual([
    ["admin_alert", { what: "mail_waiting", count: 1 }],
  ]);
  expect(await all()).toHaveLength(1);
});

it("what has waited for days is given up, and says so", async () => {
  later(3 * 24 * 60);
  await sendWaitingMail(system());
  expect((await all())[0]).toMatchObject({ error: "too_old", sentAt: null });
  expect((await all())[0]!.deadAt).not.toBeNull();
});
