import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { and, eq, gt } from "drizzle-orm";
import type { Adapter } from "next-auth/adapters";
import { accounts, people, sessions, verificationTokens } from "@/db/schema";
import { type Context, currentTime } from "@/lib/context";
import { openAccount } from "@/lib/people/commands/open-account";
import { startSession } from "@/lib/people/commands/start-session";
import { storedToken } from "@/lib/people/session-token";

/** What a new session and a new account take over from the browser. */
export type SignInFacts = { device: string; language: string };

/** Keeps people, sessions and links in our tables and by our rules. */
export function peopleAdapter(ctx: Context, { device, language }: SignInFacts): Adapter {
  const base = DrizzleAdapter(ctx.db, {
    usersTable: people,
    accountsTable: accounts,
    sessionsTable: sessions,
    verificationTokensTable: verificationTokens,
  } as never) as unknown as Adapter;
  return {
    ...base,
    createUser: async (user: { email: string; name?: string | null }) =>
      (await openAccount(ctx, { email: user.email, name: user.name, language })) as never,
    updateUser: async ({ id }) => {
      const emailVerified = await currentTime(ctx);
      const [row] = await ctx.db.update(people).set({ emailVerified }).where(eq(people.id, id)).returning();
      return row as never;
    },
    // The provider's own tokens are not needed after signing in, so they are not kept.
    linkAccount: async ({
      userId,
      type,
      provider,
      providerAccountId,
    }: Record<"userId" | "type" | "provider" | "providerAccountId", string>) => {
      await ctx.db.insert(accounts).values({ userId, type, provider, providerAccountId });
      return undefined;
    },
    createSession: async (session) => {
      await startSession(ctx, { personId: session.userId, token: session.sessionToken, device });
      return session;
    },
    getSessionAndUser: async () => null,
    updateSession: async () => null,
    deleteSession: async (token) => {
      await ctx.db.delete(sessions).where(eq(sessions.sessionToken, storedToken(token)));
    },
    useVerificationToken: async ({ identifier, token }) => {
      const [used] = await ctx.db
        .delete(verificationTokens)
        .where(
          and(
            eq(verificationTokens.identifier, identifier),
            eq(verificationTokens.token, token),
            gt(verificationTokens.expires, await currentTime(ctx)),
          ),
        )
        .returning();
      return used ?? null;
    },
  };
}
