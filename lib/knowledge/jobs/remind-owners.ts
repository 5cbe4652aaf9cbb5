import { sql } from "drizzle-orm";
import { type Context, currentTime, transaction } from "@/lib/context";
import { notify } from "@/lib/notify/notify";

type Due = { id: number; title: string; ownerId: string; day: string };

/** Tells owners once which of their articles were to be looked at again by now. */
export async function remindOwners(ctx: Context): Promise<number> {
  const now = (await currentTime(ctx)).toISOString();
  const { rows } = await ctx.db.execute<Due>(sql`
    select a.id, a.title, a.owner_id as "ownerId", to_char(a.review_by at time zone 'UTC', 'YYYY-MM-DD') as day
    from articles a where a.status in ('published', 'needs_update') and a.owner_id is not null
      and a.review_by <= ${now}::timestamptz
      and not exists (select from notifications n where n.person_id = a.owner_id
        and n.key = 'article:' || a.id || ':due:' || to_char(a.review_by at time zone 'UTC', 'YYYY-MM-DD'))
    order by a.review_by`);
  let told = 0;
  for (const { id, title, ownerId, day } of rows)
    told += await transaction(ctx, async (work) =>
      Number(
        await notify(work, {
          kind: "article_due",
          personId: ownerId,
          key: `article:${id}:due:${day}`,
          data: { what: title, path: `/curation/articles/${id}` },
        }),
      ),
    );
  return told;
}
