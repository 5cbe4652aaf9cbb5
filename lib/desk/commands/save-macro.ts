import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { macros } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, type Person, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, named } from "@/lib/fields";
import { cleanText } from "@/lib/markdown/plain-text";
import { authorize } from "@/lib/policy";
import { unknownVariables, variables } from "../rules/macro-text";

export const saveMacroInput = z.object({
  /** Of one that is there; its words change, whose it is does not. */
  id: z
    .literal("")
    .transform(() => undefined)
    .or(id)
    .optional(),
  /** `own`, or the team's: `team:3`. */
  whose: z
    .string()
    .regex(/^(own|team:\d{1,9})$/)
    .default("own"),
  title: named(80),
  body: z.string().transform(cleanText).pipe(z.string().trim().min(1).max(4_000)),
});
export const retireMacroInput = z.object({ id });

/** Keeps a macro for oneself or one's team. Refuses places that nothing fills, and a title that is taken. */
export async function saveMacro(
  ctx: Context,
  input: z.input<typeof saveMacroInput>,
): Promise<{ id: number }> {
  const { id: known, whose, title, body } = saveMacroInput.parse(input);
  return transaction(ctx, async (work) => {
    const before = known ? await macroOf(work, known) : null;
    const teamId = before ? before.teamId : whose === "own" ? null : Number(whose.slice(5));
    const ownerId = before ? before.ownerId : teamId === null ? (work.actor as Person).id : null;
    authorize(work.actor, "macro.write", { personId: ownerId ?? undefined, teamId: teamId ?? undefined });
    const [unknown] = unknownVariables(body);
    if (unknown !== undefined)
      throw new Refusal(
        "unknown_variable",
        { name: `{{${unknown}}}`, known: variables.map((each) => `{{${each}}}`).join(" ") },
        "body",
      );
    await refuseTaken(work, { title, ownerId, teamId, id: known });
    const row = { title, body, ownerId, teamId, savedBy: (work.actor as Person).id, savedAt: work.now };
    const [saved] = before
      ? await work.tx.update(macros).set(row).where(eq(macros.id, before.id)).returning({ id: macros.id })
      : await work.tx.insert(macros).values(row).returning({ id: macros.id });
    await recordAudit(work, "macro_saved", `macro:${saved!.id}`, {
      before: before ? { title: before.title, body: before.body } : {},
      after: { title, body },
      teamId,
    });
    return saved!;
  });
}

/** Takes a macro out of every list. Its words stay in the audit. */
export async function retireMacro(ctx: Context, input: z.input<typeof retireMacroInput>): Promise<void> {
  const { id } = retireMacroInput.parse(input);
  await transaction(ctx, async (work) => {
    const macro = await macroOf(work, id);
    authorize(work.actor, "macro.write", {
      personId: macro.ownerId ?? undefined,
      teamId: macro.teamId ?? undefined,
    });
    await work.tx.update(macros).set({ retiredAt: work.now }).where(eq(macros.id, id));
    await recordAudit(work, "macro_retired", `macro:${id}`, { title: macro.title });
  });
}

/** A macro that stands. Somebody else's own one does not exist for the actor. */
async function macroOf(work: Work, macroId: number) {
  authorize(work.actor, "macro.use");
  const [row] = await work.tx
    .select()
    .from(macros)
    .where(and(eq(macros.id, macroId), isNull(macros.retiredAt)))
    .for("update");
  if (!row || (row.ownerId && row.ownerId !== (work.actor as Person).id)) throw new Refusal("not_found");
  return row;
}

async function refuseTaken(
  work: Work,
  macro: { title: string; ownerId: string | null; teamId: number | null; id?: number },
): Promise<void> {
  const { rows } = await work.tx.execute(sql`
    select from macros where retired_at is null and lower(title) = lower(${macro.title})
      and owner_id is not distinct from ${macro.ownerId} and team_id is not distinct from ${macro.teamId}::int
      and id <> ${macro.id ?? 0}`);
  if (rows.length > 0) throw new Refusal("taken_name", {}, "title");
}
