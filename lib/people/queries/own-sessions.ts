import { and, desc, eq, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { storedToken } from "../session-token";

export type OwnSession = { device: string; createdAt: Date; isThis: boolean };

/** Where the person is signed in; what the cookies carry stays unknown. */
export async function ownSessions(ctx: Context, token: string): Promise<OwnSession[]> {
  if (ctx.actor.kind !== "person") throw new Refusal("sign_in");
  const rows = await ctx.db
    .select({ device: sessions.device, createdAt: sessions.createdAt, stored: sessions.sessionToken })
    .from(sessions)
    .where(and(eq(sessions.userId, ctx.actor.id), sql`${sessions.expires} > now()`))
    .orderBy(desc(sessions.createdAt));
  const own = storedToken(token);
  return rows.map(({ device, createdAt, stored }) => ({ device, createdAt, isThis: stored === own }));
}
