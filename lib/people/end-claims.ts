import { sql } from "drizzle-orm";
import { appointmentStands, moment } from "@/lib/accounts/standing-appointment";
import { noteChange } from "@/lib/changes";
import type { Work } from "@/lib/context";

/** Ends those claims of a person that no appointment and no role of theirs carries any more, now. */
export async function endClaimsWithoutAuthority(work: Work, personId: string): Promise<void> {
  const now = moment(work.now);
  const { rows } = await work.tx.execute<{ question_id: number }>(sql`
    update claims c set ended_at = ${now}
    from questions q left join topics t on t.id = q.topic_id
    where q.id = c.question_id and c.person_id = ${personId} and c.ended_at is null
      and not exists (select from people p where p.id = c.person_id and p.state = 'active'
        and (p.role <> 'customer' or exists (select from appointments a where a.person_id = p.id
          and a.topic_id in (t.id, t.parent_id) and ${appointmentStands("a", now)})))
    returning c.question_id`);
  await noteChange(work, ...rows.map((row) => `question:${row.question_id}` as const));
}
