import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { concernedBy, heardBy } from "../concerned";
import type { Announced } from "../telling";

/** People who were asked whether an article fixes theirs, and for whom nothing has: who said no, and who said nothing. */
export type AskedBefore = { no: number; silent: number };

/** Whom a new text of the article could be asked about again. */
export async function askedBefore(
  ctx: Context,
  article: Pick<Announced, "id" | "audience">,
): Promise<AskedBefore> {
  authorize(ctx.actor, "article.write");
  const { rows } = await ctx.db.execute<AskedBefore>(sql`${concernedBy(article)}
    select count(distinct c.person) filter (where heard.said is false)::int as no,
      count(distinct c.person) filter (where heard.said is null)::int as silent
    from concerned c cross join ${heardBy(article.id)} where heard.at is not null and not c.solved`);
  return rows[0]!;
}
