import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { asSystem, type Work } from "@/lib/context";
import { changeQuestion } from "./change-question";
import { lockQuestion } from "./inputs";

/** `asked`: theirs; otherwise they had taken the place of an asker who left before. `goes`: nothing of it may stay. */
type Left = { id: number; asked: boolean; goes: boolean; successor: string | null };

/**
 * What the erasure of an account means for the questions it asked, once the account itself is marked as erased. A case that
 * others have joined goes on for the first of them, any other is withdrawn; the gate refuses from then on. So does
 * one that this person had taken over. A public thread stays without its author's name, a restricted or hidden question is
 * deleted with all that was written beside it, and so is, where the person wishes it, a question that nobody else has written to.
 */
export async function leaveQuestions(
  given: Work,
  personId: string,
  { deletesLonely = false }: { deletesLonely?: boolean } = {},
): Promise<void> {
  const work = asSystem(given, "erasure");
  const { rows } = await work.tx.execute<Left>(sql`
    select q.id, q.asker_id = ${personId} as asked, q.asker_id = ${personId}
      and (q.visibility = 'restricted' or q.hidden_at is not null or (${deletesLonely}
      and not exists (select from answers a where a.question_id = q.id and a.author_id <> ${personId} and a.deleted_at is null)
      and not exists (select from comments c where c.question_id = q.id and c.author_id <> ${personId} and c.deleted_at is null)
      and not exists (select from questions d where d.duplicate_of_id = q.id))) as goes, (
      select x.person_id from escalations e join escalation_participants x on x.escalation_id = e.id
      join people p on p.id = x.person_id and p.state = 'active'
      where e.question_id = q.id and e.state not in ('closed', 'withdrawn') and x.person_id <> ${personId}
      order by x.joined_at, x.person_id limit 1) as successor
    from questions q where q.asker_id = ${personId} or exists (select from escalations e
      where e.question_id = q.id and e.asker_id = ${personId} and e.state not in ('closed', 'withdrawn')) order by q.id`);
  for (const { id, asked, goes, successor } of rows) {
    const by = { id: null, as: "system" } as const;
    const successorId = goes ? null : successor;
    const known = await lockQuestion(work, id);
    if (!asked) await deleteLetters(work, known.facts.escalation!.id);
    const next = await changeQuestion(work, known, { type: "asker_erased", by, successorId });
    if (!goes) continue;
    if (!next.facts.hiddenAt) await changeQuestion(work, next, { type: "hidden", by });
    await deleteWords(work, id);
  }
}

/** What support wrote to somebody who had taken a case over is not for whoever takes it over next. */
async function deleteLetters(work: Work, escalationId: number): Promise<void> {
  await work.tx.execute(
    sql`delete from asked_twice where escalation_id = ${escalationId} and message_id is not null`,
  );
  await work.tx.execute(sql`
    delete from escalation_messages m using people p
    where p.id = m.author_id and not m.is_note and p.role <> 'customer' and m.escalation_id = ${escalationId}`);
}

/** The row stays, since others point to it; nothing that anybody wrote does. */
async function deleteWords(work: Work, id: number): Promise<void> {
  const empty = sql`body = '', html = ''`;
  const cases = sql`(select id from escalations where question_id = ${id})`;
  await work.tx.execute(sql`update questions set title = '', slug = '', ${empty} where id = ${id}`);
  await work.tx.execute(sql`update answers set ${empty} where question_id = ${id}`);
  await work.tx.execute(sql`update comments set ${empty} where question_id = ${id}`);
  await work.tx.execute(sql`update escalation_messages set ${empty} where escalation_id in ${cases}`);
  await work.tx.execute(sql`update info_requests set body = '' where question_id = ${id}`);
  await work.tx.execute(sql`delete from private_details where question_id = ${id}`);
  await work.tx.execute(sql`
    delete from revisions r where (r.subject_type = 'question' and r.subject_id = ${id})
      or (r.subject_type = 'answer' and r.subject_id in (select id from answers where question_id = ${id}))
      or (r.subject_type = 'comment' and r.subject_id in (select id from comments where question_id = ${id}))`);
  await recordAudit(work, "question_deleted", `question:${id}`, { reason: "asker_erased" });
}
