import { sql } from "drizzle-orm";
import type { Context, Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { ArticleRow } from "./life";
import { type Missing, missingToPublish, type Remark } from "./rules/publication";

export type Checks = {
  /** Without these it cannot go live. */
  missing: Remark<Missing>[];
  /** These may be right all the same; a person says so. */
  doubts: Remark<"link">[];
};

type Checked = Pick<ArticleRow, "id" | "ownerId" | "reviewBy">;

/** What stands between a text of an article and its readers. */
export async function publicationChecks(
  ctx: Context | Work,
  article: Checked,
  text: { body: string },
): Promise<Checks> {
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const { rows } = await db.execute<{ topics: number }>(
    sql`select count(*)::int as topics from article_topics where article_id = ${article.id}`,
  );
  return {
    missing: missingToPublish({ ...article, body: text.body, topics: rows[0]!.topics }),
    doubts: [],
  };
}

/** Refuses what lacks something, and doubts that nobody has looked at. */
export function requireReady({ missing, doubts }: Checks, isSure: boolean): void {
  if (missing.length > 0)
    throw new Refusal("not_ready", {
      missing: missing.length,
      kinds: [...new Set(missing.map(({ kind }) => kind))].join(" "),
    });
  if (doubts.length > 0 && !isSure) throw new Refusal("unsure", { count: doubts.length }, "isSure");
}
