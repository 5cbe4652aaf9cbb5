import { sql } from "drizzle-orm";
import type { Context, Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { mediaWithoutTranscript } from "@/lib/markdown/checks/media";
import { picturesWithoutAlt } from "@/lib/markdown/checks/pictures";
import { bodyProblem } from "@/lib/markdown/render";
import { type Missing, missingToPublish, type Remark } from "./rules/publication";
import { ARTICLE_LIMIT } from "./write-article";

export type Checks = {
  /** Without these it cannot go live. */
  missing: Remark<Missing>[];
  /** These may be right all the same; a person says so. */
  doubts: Remark<"link">[];
};

type Checked = { id: number; ownerId: string | null; reviewBy: Date | null };

/** What stands between a text of an article and its readers. */
export async function publicationChecks(
  ctx: Context | Work,
  article: Checked,
  { body }: { body: string },
): Promise<Checks> {
  const db = "tx" in ctx ? ctx.tx : ctx.db;
  const { rows } = await db.execute<{ topics: number }>(
    sql`select count(*)::int as topics from article_topics where article_id = ${article.id}`,
  );
  // Too much for the pipeline: readers see it as typed, without pictures or films.
  const isShownAsTyped = bodyProblem(body, ARTICLE_LIMIT) !== null;
  const missing = missingToPublish({
    body,
    topics: rows[0]!.topics,
    ownerId: article.ownerId,
    reviewBy: article.reviewBy,
    picturesWithoutAlt: isShownAsTyped ? [] : picturesWithoutAlt(body),
    mediaWithoutTranscript: isShownAsTyped ? [] : mediaWithoutTranscript(body),
  });
  return { missing, doubts: [] };
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
