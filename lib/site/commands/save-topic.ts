import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { teams, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { urgentMarks } from "@/lib/community/commands/ask-question";
import { slugOf } from "@/lib/community/write-text";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, named, optionalLine } from "@/lib/fields";
import { authorize } from "@/lib/policy";

const none = z.literal("").transform(() => undefined);

export const saveTopicInput = z.object({
  /** Left out: a new topic. */
  topicId: none.or(id).optional(),
  name: named(80),
  description: optionalLine(300),
  parentId: none.or(id).optional(),
  teamId: none.or(id).optional(),
  urgentMark: none.or(z.enum(urgentMarks)).optional(),
  position: z.coerce.number().int().min(0).max(10_000).default(0),
});

/** Creates a topic, or renames, moves and equips one. The tree has two levels; its address stays as it was first made. */
export async function saveTopic(
  ctx: Context,
  input: z.input<typeof saveTopicInput>,
): Promise<{ id: number; slug: string }> {
  const { topicId, ...given } = saveTopicInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "topics.manage");
    const before = topicId ? await topicOf(work, topicId) : null;
    await requireParent(work, topicId, given.parentId);
    if (given.teamId) await requireTeam(work, given.teamId);
    const values = {
      name: given.name,
      description: given.description,
      parentId: given.parentId ?? null,
      teamId: given.teamId ?? null,
      urgentMark: given.urgentMark ?? null,
      position: given.position,
    };
    const [row] = before
      ? await work.tx.update(topics).set(values).where(eq(topics.id, before.id)).returning()
      : await work.tx
          .insert(topics)
          .values({ ...values, slug: await freeSlug(work, given.name) })
          .returning();
    await recordAudit(work, before ? "topic_changed" : "topic_created", `topic:${row!.id}`, {
      before,
      after: values,
    });
    await noteChange(work, `topic:${row!.id}`, "site");
    return { id: row!.id, slug: row!.slug };
  });
}

export async function topicOf(work: Work, topicId: number) {
  const [row] = await work.tx
    .select()
    .from(topics)
    .where(and(eq(topics.id, topicId), isNull(topics.mergedIntoId)));
  if (!row) throw new Refusal("not_found");
  return row;
}

async function requireParent(work: Work, topicId?: number, parentId?: number): Promise<void> {
  if (!parentId) return;
  const parent = await topicOf(work, parentId);
  const hasChildren = topicId
    ? (
        await work.tx
          .select({ id: topics.id })
          .from(topics)
          .where(and(eq(topics.parentId, topicId), isNull(topics.mergedIntoId)))
      ).length > 0
    : false;
  if (parentId === topicId || parent.parentId !== null || hasChildren) {
    throw new Refusal("invalid_input", { what: "two_levels" }, "parentId");
  }
}

async function requireTeam(work: Work, teamId: number): Promise<void> {
  const [row] = await work.tx.select({ id: teams.id }).from(teams).where(eq(teams.id, teamId));
  if (!row) throw new Refusal("invalid_input", { what: "team" }, "teamId");
}

/** `grinders`, or `grinders-2` where that is taken. */
async function freeSlug(work: Work, name: string): Promise<string> {
  const wanted = slugOf(name, "topic");
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    const taken = await work.tx
      .select({ id: topics.id })
      .from(topics)
      .where(and(eq(topics.slug, slug), ne(topics.id, 0)));
    if (taken.length === 0) return slug;
  }
}
