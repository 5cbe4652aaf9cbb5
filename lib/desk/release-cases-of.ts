import { sql } from "drizzle-orm";
import { changeQuestion } from "@/lib/community/change-question";
import { lockQuestion } from "@/lib/community/inputs";
import { asSystem, type Work } from "@/lib/context";
import { presentTeam } from "./commands/hand-over";

const system = { id: null, as: "system" } as const;

/** Puts every live case of an agent who leaves or is suspended back to its team, promises included. */
export async function releaseCasesOf(work: Work, agentId: string): Promise<number> {
  const { rows } = await work.tx.execute<{ question_id: number }>(sql`
    select question_id from escalations
    where owner_id = ${agentId} and state not in ('closed', 'withdrawn') order by question_id`);
  for (const { question_id } of rows) {
    const known = await lockQuestion(work, question_id);
    await changeQuestion(asSystem(work, "release"), known, { type: "release_case", by: system });
  }
  await passOnDeserted(work);
  return rows.length;
}

/** Cases that wait in a team where nobody is active any more go to the default team. */
export async function passOnDeserted(work: Work): Promise<void> {
  const { rows } = await work.tx.execute<{ question_id: number; team_id: number }>(sql`
    select e.question_id, e.team_id from escalations e join teams t on t.id = e.team_id and not t.is_default
    where e.owner_id is null and e.state not in ('closed', 'withdrawn')
      and not exists (select from team_members m join people p on p.id = m.person_id
        where m.team_id = t.id and p.state = 'active' and p.role in ('agent', 'admin'))
    order by e.question_id`);
  for (const { question_id, team_id } of rows) {
    const teamId = await presentTeam(work, team_id);
    if (teamId === team_id) continue;
    const known = await lockQuestion(work, question_id);
    await changeQuestion(asSystem(work, "release"), known, {
      type: "hand_over",
      by: system,
      toId: null,
      teamId,
      reason: "",
    });
  }
}
