import { and, eq, gt } from "drizzle-orm";
import { verificationTokens } from "@/db/schema";
import { storedLinkToken } from "@/lib/accounts/sign-in-links";
import { type Context, currentTime } from "@/lib/context";

/** Whose address a link is for, without using it up; null for one that is spent, late or made up. */
export async function linkOwner(ctx: Context, token: string): Promise<string | null> {
  if (!token || token.length > 200) return null;
  const [row] = await ctx.db
    .select({ identifier: verificationTokens.identifier })
    .from(verificationTokens)
    .where(
      and(
        eq(verificationTokens.token, storedLinkToken(token)),
        gt(verificationTokens.expires, await currentTime(ctx)),
      ),
    );
  return row?.identifier ?? null;
}

/** The same for a link that hands over a staged account: the address it was sent to. */
export async function claimOwner(ctx: Context, token: string): Promise<string | null> {
  const identifier = await linkOwner(ctx, token);
  return identifier?.startsWith("claim:") ? identifier.split(":").slice(2).join(":") : null;
}
