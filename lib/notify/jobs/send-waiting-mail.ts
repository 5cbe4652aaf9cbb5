import { and, asc, eq, isNull, lt, sql } from "drizzle-orm";
import { mails, people } from "@/db/schema";
import { type Context, transaction, type Work } from "@/lib/context";
import { env } from "@/lib/env";
import { enqueue } from "@/lib/jobs/queue";
import { notifyAll } from "../notify";

const minutesUntilNoticed = 15;
/** What waited longer than this tells nobody anything any more: sign-in links are spent, news are old. */
const daysUntilOld = 3;
const atOnce = 500;

/**
 * Looks after mail that was written and never tried, which happens while no mail server is set: sends it once there
 * is one, gives up on what is too old, and tells admins once a day that mail waits.
 */
export async function sendWaitingMail(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    await giveUpOld(work);
    const since = new Date(work.now.getTime() - minutesUntilNoticed * 60_000);
    const waiting = and(untried, lt(mails.createdAt, since));
    if (env().SMTP_URL || env().isDemo) {
      const rows = await work.tx
        .select({ id: mails.id })
        .from(mails)
        .where(waiting)
        .orderBy(asc(mails.id))
        .limit(atOnce);
      for (const { id } of rows) await enqueue(work, "send-mail", { mailId: id }, { key: `mail:${id}` });
      return;
    }
    const [{ count } = { count: 0 }] = await work.tx
      .select({ count: sql<number>`count(*)::int` })
      .from(mails)
      .where(waiting);
    if (count > 0) await tellAdmins(work, count);
  });
}

const untried = and(isNull(mails.sentAt), isNull(mails.deadAt), eq(mails.attempts, 0));

async function giveUpOld(work: Work): Promise<void> {
  const before = new Date(work.now.getTime() - daysUntilOld * 86_400_000);
  await work.tx
    .update(mails)
    .set({ deadAt: work.now, error: "too_old" })
    .where(and(untried, lt(mails.createdAt, before)));
}

async function tellAdmins(work: Work, count: number): Promise<void> {
  const admins = await work.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), eq(people.state, "active")));
  await notifyAll(
    work,
    admins.map((admin) => admin.id),
    {
      kind: "admin_alert",
      key: `mail_waiting:${work.now.toISOString().slice(0, 10)}`,
      data: { what: "mail_waiting", count },
      mail: false,
    },
  );
}
