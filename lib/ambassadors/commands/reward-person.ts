import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { people, points } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId as idOf, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { idempotencyKey, reason } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { keepPoints } from "../keep-points";

export const rewardInput = z.object({
  personId: z.string().min(1).max(64),
  points: z.coerce.number().int().min(1).max(10_000),
  note: reason,
  idempotencyKey,
});

/**
 * Writes down that somebody got something for their points, which are spent then; standing stays. Refuses to spend more
 * than there is. The same key writes it once.
 */
export async function rewardPerson(ctx: Context, input: z.input<typeof rewardInput>): Promise<void> {
  const given = rewardInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "programme.manage");
    const { personId, note } = given;
    if (idOf(work.actor) === personId) throw new Refusal("not_allowed_on_own");
    const [person] = await work.tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
    if (!person) throw new Refusal("not_found");
    // Also takes the lock under which the ledger of a person is written.
    await keepPoints(work, personId);
    const key = `reward:${given.idempotencyKey ?? work.now.toISOString()}`;
    const { rows } = await work.tx.execute<{ sum: number; done: boolean }>(sql`
      select coalesce(sum(points), 0)::int as sum, coalesce(bool_or(key = ${key}), false) as done
      from points where person_id = ${personId}`);
    if (rows[0]!.done) return;
    if (rows[0]!.sum < given.points)
      throw new Refusal("invalid_input", { what: "points", count: rows[0]!.sum }, "points");
    await work.tx.insert(points).values({
      personId,
      kind: "reward",
      key,
      part: 1,
      points: -given.points,
      at: work.now,
      writtenAt: work.now,
      note,
      byId: idOf(work.actor),
    });
    await recordAudit(work, "rewarded", `person:${personId}`, { points: given.points, reason: note });
  });
}
