import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { people } from "@/db/schema";
import { changeQuestion } from "@/lib/community/change-question";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, reason } from "@/lib/fields";
import { lockCase } from "../change-case";

const none = z.literal("").transform(() => undefined);

export const handOverInput = z
  .object({
    escalationId: id,
    /** An agent who owns it then; or a team, whose queue it goes to. */
    toId: none.or(z.string().min(1).max(80)).optional(),
    teamId: none.or(id).optional(),
    reason,
  })
  .refine((input) => input.toId !== undefined || input.teamId !== undefined, { path: ["toId"] });

/**
 * Gives a case to another agent or team, with the reason, by its owner, a lead of its team or an admin. Open promises go
 * along. A team where nobody is active hands on to the default team.
 */
export async function handOver(ctx: Context, input: z.input<typeof handOverInput>): Promise<void> {
  const { escalationId, toId, teamId, reason } = handOverInput.parse(input);
  await transaction(ctx, async (work) => {
    const { known } = await lockCase(work, escalationId, "escalation.assign");
    if (toId) await requireAgent(work, toId);
    const present = known.facts.escalation!.teamId;
    const team = toId ? (teamId ?? present) : await presentTeam(work, teamId!);
    const by = { id: personId(work.actor), as: "staff" } as const;
    await changeQuestion(work, known, {
      type: "hand_over",
      by,
      toId: toId ?? null,
      teamId: team,
      reason,
    });
  });
}

async function requireAgent(work: Work, toId: string): Promise<void> {
  const [agent] = await work.tx
    .select({ role: people.role, state: people.state })
    .from(people)
    .where(eq(people.id, toId));
  const takesCases = agent?.state === "active" && (agent.role === "agent" || agent.role === "admin");
  if (!takesCases) throw new Refusal("invalid_input", { what: "agent" }, "toId");
}

/** The team itself where one of its agents is active, else the default team. */
export async function presentTeam(work: Work, teamId: number): Promise<number> {
  const { rows } = await work.tx.execute<{ id: number }>(sql`
    select t.id from teams t
    where t.is_default or (t.id = ${teamId} and exists (select from team_members m join people p on p.id = m.person_id
      where m.team_id = t.id and p.state = 'active' and p.role in ('agent', 'admin')))
    order by t.is_default limit 1`);
  const known = await work.tx.execute(sql`select from teams where id = ${teamId}`);
  if (known.rowCount === 0) throw new Refusal("invalid_input", { what: "team" }, "teamId");
  return rows[0]?.id ?? teamId;
}
