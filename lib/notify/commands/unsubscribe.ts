import { and, eq } from "drizzle-orm";
import { newsSettings, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction, type Work } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type MailList, readToken } from "../mail/unsubscribe-token";
import { defaultPreferences } from "../rules/reach";

/**
 * Ends the list that the token's mail belonged to: all news by mail, only the nudges, or only the monthly letter. Doing
 * it twice changes nothing. No session needed.
 */
export async function unsubscribe(ctx: Context, { token }: { token: string }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "mail.stop");
    const held = readToken(token, env().AUTH_SECRET);
    if (!held) throw new Refusal("link_expired");
    const { personId, list } = held;
    const stopped = list === "all" ? await stopAll(work, personId) : await stopList(work, personId, list);
    if (stopped) await recordAudit(work, "mail_stopped", `person:${personId}`, { list });
  });
}

async function stopAll(work: Work, personId: string): Promise<boolean> {
  const rows = await work.tx
    .update(people)
    .set({ mailOff: true })
    .where(and(eq(people.id, personId), eq(people.mailOff, false)))
    .returning({ id: people.id });
  return rows.length > 0;
}

async function stopList(work: Work, personId: string, list: Exclude<MailList, "all">): Promise<boolean> {
  const [person] = await work.tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
  if (!person) return false;
  await work.tx
    .insert(newsSettings)
    .values({ personId, ...defaultPreferences })
    .onConflictDoNothing();
  const wish = list === "nudges" ? newsSettings.nudgesByMail : newsSettings.letterByMail;
  const rows = await work.tx
    .update(newsSettings)
    .set(list === "nudges" ? { nudgesByMail: false } : { letterByMail: false })
    .where(and(eq(newsSettings.personId, personId), eq(wish, true)))
    .returning({ id: newsSettings.personId });
  return rows.length > 0;
}
