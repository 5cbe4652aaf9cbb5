import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { preferencesOf } from "../preferences";
import type { Preferences } from "../rules/reach";

export type OwnNewsSettings = Preferences & { newsByMail: boolean; email: string | null };

/** When and how the reader is told things. */
export async function ownNewsSettings(ctx: Context): Promise<OwnNewsSettings> {
  authorize(ctx.actor, "notifications.set");
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  const { id } = ctx.actor;
  const [row] = await ctx.db
    .select({ mailOff: people.mailOff, email: people.email })
    .from(people)
    .where(eq(people.id, id));
  const preferences = (await preferencesOf(ctx.db, [id])).get(id);
  if (!row || !preferences) throw new Refusal("sign_in");
  return { ...preferences, newsByMail: !row.mailOff, email: row.email };
}
