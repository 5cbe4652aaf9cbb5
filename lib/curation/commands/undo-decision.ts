import { sql } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { lockRepeats } from "../membership";
import { isUndoable, type Undoable } from "../rules/undo";
import { groupInHand } from "../standing";
import { backIn, backTogether, resurrected } from "../take-back";
import { takeUpGroup } from "./ignore-group";
import { linkGroupToArticle, unlinkGroup } from "./link-group-to-article";
import { nameGroup } from "./name-group";

export const undoDecisionInput = z.object({
  groupId: id,
  /** The line of the audit that tells of it. */
  lineId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});

type Line = { action: Undoable; data: Data };
type Data = Partial<Record<"intoId" | "madeId" | "fromId" | "articleId" | "carried", number>> & {
  questionIds?: number[];
  before?: string | null;
  after?: string | null;
};

/** Takes one decision about a group back, as long as nothing else has happened since that it would undo as well. */
export async function undoDecision(ctx: Context, input: z.input<typeof undoDecisionInput>): Promise<void> {
  const { groupId, lineId } = undoDecisionInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "repeats.curate");
    await lockRepeats(work.tx);
    const line = await lineOf(work, groupId, lineId);
    await undo[line.action](work, groupId, line.data);
    await recordAudit(work, "repeats_undone", `group:${groupId}`, { lineId, what: line.action });
  });
}

async function lineOf(work: Work, groupId: number, lineId: number): Promise<Line> {
  const { rows } = await work.tx.execute<{ action: string; data: Data; undone: boolean }>(sql`
    select a.action, a.data, exists (select from audit u where u.subject = a.subject and u.action = 'repeats_undone'
      and u.data ->> 'lineId' = ${String(lineId)}) as undone
    from audit a where a.id = ${lineId} and a.subject = ${`group:${groupId}`}`);
  const line = rows[0];
  if (!line || !isUndoable(line.action)) throw new Refusal("not_found");
  if (line.undone) throw new Refusal("nothing_to_undo");
  return { action: line.action, data: line.data };
}

function requireStill(holds: boolean): void {
  if (!holds) throw new Refusal("nothing_to_undo");
}

const undo: Record<Undoable, (work: Work, groupId: number, data: Data) => Promise<unknown>> = {
  repeats_named: async (work, groupId, { before, after }) => {
    const group = await groupInHand(work, groupId);
    requireStill((group.isNamed ? group.title : null) === after);
    await nameGroup(work, { groupId, name: before ?? "" });
  },
  repeats_ignored: (work, groupId) => takeUpGroup(work, { groupId }),
  repeats_linked: async (work, groupId, { articleId }) => {
    requireStill((await groupInHand(work, groupId)).article?.id === articleId);
    await unlinkGroup(work, { groupId });
  },
  repeats_unlinked: (work, groupId, { articleId }) =>
    linkGroupToArticle(work, { groupId, article: String(articleId) }),
  repeats_merged: resurrected,
  repeats_split: (work, groupId, { madeId }) => backTogether(work, groupId, madeId!),
  repeats_moved: (work, groupId, { questionIds, intoId }) => backIn(work, groupId, questionIds!, intoId!),
  repeats_excluded: (work, groupId, { questionIds }) => backIn(work, groupId, questionIds!, null),
};
