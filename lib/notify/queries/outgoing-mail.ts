import { desc, eq } from "drizzle-orm";
import { mails } from "@/db/schema";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";

/** The demo's mail, newest first: what a mail server would have been given. Elsewhere it does not exist. */
export async function demoMail(ctx: Context) {
  if (!env().isDemo) throw new Refusal("not_found");
  return ctx.db
    .select({
      id: mails.id,
      to: mails.to,
      subject: mails.subject,
      kind: mails.kind,
      createdAt: mails.createdAt,
    })
    .from(mails)
    .orderBy(desc(mails.id))
    .limit(100);
}

/** One mail of the demo, as text. */
export async function demoLetter(ctx: Context, id: number) {
  if (!env().isDemo) throw new Refusal("not_found");
  const [mail] = await ctx.db.select().from(mails).where(eq(mails.id, id));
  if (!mail) throw new Refusal("not_found");
  return mail;
}
