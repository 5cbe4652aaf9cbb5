import { and, eq, sql } from "drizzle-orm";
import { legalPages } from "@/db/schema";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type LegalText = {
  slug: "terms" | "privacy" | "imprint";
  language: string;
  title: string;
  body: string;
  /** The saved text as readers see it. */
  html: string;
  updatedAt: Date;
};

/** The text of one legal page as it is edited; empty where it was never written. */
export async function legalText(
  ctx: Context,
  slug: LegalText["slug"],
  language: string,
): Promise<LegalText | null> {
  authorize(ctx.actor, "legal.manage");
  const [row] = await ctx.db
    .select()
    .from(legalPages)
    .where(and(eq(legalPages.slug, slug), eq(legalPages.language, language)));
  return row ?? null;
}

/** Which legal pages are written, and where square brackets still say that something is missing. */
export async function legalState(
  ctx: Context,
): Promise<{ slug: LegalText["slug"]; language: string; updatedAt: Date; hasGaps: boolean }[]> {
  authorize(ctx.actor, "legal.manage");
  return ctx.db
    .select({
      slug: legalPages.slug,
      language: legalPages.language,
      updatedAt: legalPages.updatedAt,
      hasGaps: sql<boolean>`${legalPages.body} ~ '\\[[^\\]]+\\](?!\\()'`,
    })
    .from(legalPages);
}
