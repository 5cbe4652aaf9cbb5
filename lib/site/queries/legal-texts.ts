import { and, eq } from "drizzle-orm";
import { legalPages } from "@/db/schema";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";

export type LegalText = {
  slug: "terms" | "privacy" | "imprint";
  language: string;
  title: string;
  body: string;
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
