import { eq, sql } from "drizzle-orm";
import { people } from "@/db/schema";
import { appointmentLasts, moment } from "@/lib/accounts/standing-appointment";
import { type Context, currentTime } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { preferencesOf } from "../preferences";
import type { Preferences } from "../rules/reach";

export type OwnNewsSettings = Preferences & {
  newsByMail: boolean;
  email: string | null;
  /** Whether they are an ambassador, or will be: nobody else is told of questions that fit them. */
  isAppointed: boolean;
};

/** When and how the reader is told things. */
export async function ownNewsSettings(ctx: Context): Promise<OwnNewsSettings> {
  authorize(ctx.actor, "notifications.set");
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  const { id } = ctx.actor;
  const now = moment(await currentTime(ctx));
  const isAppointed = sql<boolean>`exists (select from appointments m where m.person_id = ${id}
    and ${appointmentLasts("m", now)})`;
  const [row] = await ctx.db
    .select({ mailOff: people.mailOff, email: people.email, isAppointed })
    .from(people)
    .where(eq(people.id, id));
  const preferences = (await preferencesOf(ctx.db, [id])).get(id);
  if (!row || !preferences) throw new Refusal("sign_in");
  return { ...preferences, newsByMail: !row.mailOff, email: row.email, isAppointed: row.isAppointed };
}
