import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";

export type LegalPage = { title: string; html: string; language: string; updatedAt: Date };

/** Terms, privacy or imprint in the reader's language, else in English, else in any; `not_found` while nobody wrote it. */
export async function legalPage(
  ctx: Context,
  slug: "terms" | "privacy" | "imprint",
  locale: Locale,
): Promise<LegalPage> {
  const { rows } = await ctx.db.execute<LegalPage & { updatedAt: string }>(sql`
    select title, html, language, to_json(updated_at) as "updatedAt" from legal_pages where slug = ${slug}
    order by language <> ${locale}, language <> 'en' limit 1`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return { ...row, updatedAt: new Date(row.updatedAt) };
}
