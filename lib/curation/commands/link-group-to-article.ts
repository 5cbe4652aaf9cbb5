import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { repeatGroups } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { touched } from "../membership";
import { columns } from "../rules/column";
import { groupInHand, requireMove } from "../standing";

const from = z.enum(columns).optional();

export const linkGroupInput = z.object({
  groupId: id,
  /** Its number, its address or the last part of that. */
  article: z.string().trim().min(1).max(500),
  from,
});
export const unlinkGroupInput = z.object({ groupId: id, from });

/** Says that an article which is there answers this group; it stands where the article stands from then on. */
export async function linkGroupToArticle(
  ctx: Context,
  input: z.input<typeof linkGroupInput>,
): Promise<{ articleId: number }> {
  const { groupId, article, from } = linkGroupInput.parse(input);
  return transaction(ctx, async (work) => {
    requireMove(await groupInHand(work, groupId, from), "link");
    const articleId = await articleNamed(work, article);
    await work.tx.update(repeatGroups).set({ articleId }).where(eq(repeatGroups.id, groupId));
    await touched(work, [groupId]);
    await recordAudit(work, "repeats_linked", `group:${groupId}`, { articleId });
    return { articleId };
  });
}

/** Lets go of the article of a group, which is a candidate again. The article stays as it is. */
export async function unlinkGroup(ctx: Context, input: z.input<typeof unlinkGroupInput>): Promise<void> {
  const { groupId, from } = unlinkGroupInput.parse(input);
  await transaction(ctx, async (work) => {
    const group = await groupInHand(work, groupId, from);
    requireMove(group, "unlink");
    await work.tx.update(repeatGroups).set({ articleId: null }).where(eq(repeatGroups.id, groupId));
    await touched(work, [groupId]);
    await recordAudit(work, "repeats_unlinked", `group:${groupId}`, { articleId: group.article!.id });
  });
}

/** The article of this number or address; one that nobody can read any more answers nothing. */
async function articleNamed(work: Work, named: string): Promise<number> {
  const [, part = named] = /\/articles\/([^/?#]+)/.exec(named) ?? [];
  const number = /^\d{1,9}$/.test(part) ? Number(part) : null;
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select id from articles where (id = ${number}::int or slug = ${part}) and status <> 'archived'
    order by id = ${number}::int desc nulls last, translation_of is not null, id limit 1`);
  if (!rows[0]) throw new Refusal("invalid_input", { what: "article" }, "article");
  return rows[0].id;
}
