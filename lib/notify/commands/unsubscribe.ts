import { and, eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { personOfToken } from "../mail/unsubscribe-token";

/** Ends news by mail for the person whose mail carried the token; doing it twice changes nothing. No session needed. */
export async function unsubscribe(ctx: Context, { token }: { token: string }): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "mail.stop");
    const personId = personOfToken(token, env().AUTH_SECRET);
    if (!personId) throw new Refusal("link_expired");
    const [stopped] = await work.tx
      .update(people)
      .set({ mailOff: true })
      .where(and(eq(people.id, personId), eq(people.mailOff, false)))
      .returning({ id: people.id });
    if (stopped) await recordAudit(work, "mail_stopped", `person:${personId}`);
  });
}
