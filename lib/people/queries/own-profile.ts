import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";

export type OwnProfile = {
  name: string;
  handle: string;
  about: string;
  language: string;
  timeZone: string;
};

/** What the settings page shows a person of themselves. */
export async function ownProfile(ctx: Context): Promise<OwnProfile> {
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  const [row] = await ctx.db
    .select({
      name: people.name,
      handle: people.handle,
      about: people.about,
      language: people.language,
      timeZone: people.timeZone,
    })
    .from(people)
    .where(eq(people.id, ctx.actor.id));
  if (!row) throw new Refusal("sign_in");
  return row;
}
