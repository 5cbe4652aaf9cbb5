import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { mayEscalate } from "@/lib/community/lifecycle";
import { type StoredInputs, storedWorld } from "@/lib/community/stored-inputs";
import { visibleQuestion } from "@/lib/search/visible";

export type Breach = { law: string; subjects: string[] };

const live = sql`state not in ('closed', 'withdrawn')`;

/** Each law as a query for what breaks it; a subject is like `question:12`. */
const laws: Record<string, SQL> = {
  "a firmly or provisionally accepted question has no live escalation": sql`
    select 'question:' || a.question_id as subject from acceptances a
    join escalations e on e.question_id = a.question_id and ${live}
    where a.ended_at is null and a.kind <> 'pending'`,
  "a pending acceptance waits for the owner of a live escalation": sql`
    select 'question:' || a.question_id as subject from acceptances a
    where a.ended_at is null and a.kind = 'pending'
      and not exists (select 1 from escalations e where e.question_id = a.question_id and ${live} and e.owner_id is not null)`,
  "an accepted answer belongs to its question and can be seen": sql`
    select 'question:' || a.question_id as subject from acceptances a join answers w on w.id = a.answer_id
    where a.ended_at is null and (w.question_id <> a.question_id or w.hidden_at is not null or w.deleted_at is not null or w.posted_at is null)`,
  "at most one acceptance stands per question": sql`
    select 'question:' || question_id as subject from acceptances where ended_at is null group by question_id having count(*) > 1`,
  "at most one live escalation per question": sql`
    select 'question:' || question_id as subject from escalations where ${live} group by question_id having count(*) > 1`,
  "a closed, hidden or unasked question has no live escalation": sql`
    select 'question:' || q.id as subject from questions q join escalations e on e.question_id = q.id and ${live}
    where q.closed_at is not null or q.hidden_at is not null or q.asked_at is null`,
  "a live escalation has a next date": sql`
    select 'escalation:' || e.id as subject from escalations e where ${live}
      and not exists (select 1 from promises p where p.escalation_id = e.id and p.outcome is null)
      and not (e.state = 'answered' and e.silence_until is not null) and not (e.state = 'waiting' and e.waiting_until is not null)`,
  "an ended escalation has no open promise": sql`
    select 'escalation:' || e.id as subject from escalations e join promises p on p.escalation_id = e.id and p.outcome is null
    where not (${live})`,
  "an escalation at work has an owner": sql`
    select 'escalation:' || id as subject from escalations where state in ('in_progress', 'waiting', 'answered') and owner_id is null`,
  "an escalation is in the audit, with its grounds": sql`
    select 'escalation:' || e.id as subject from escalations e
    where not exists (select 1 from audit a where a.subject = 'question:' || e.question_id and a.action = 'escalated'
      and (a.data->>'escalation')::int = e.id and a.data->>'grounds' = e.grounds)`,
  "the audit replayed gives the present state of an escalation": sql`
    select 'escalation:' || e.id as subject from escalations e
    where e.state <> coalesce((select a.data->'set'->>'state' from audit a where a.subject = 'escalation:' || e.id
      and a.data->'set'->>'state' is not null order by a.id desc limit 1), 'queued')`,
  "no opening before its time, nor on an acceptance": sql`
    select 'question:' || q.id as subject from questions q where q.gate_opened_at is not null
      and (q.gate_rule is null or q.closed_at is not null
        or exists (select 1 from acceptances a where a.question_id = q.id and a.ended_at is null))`,
  "imported history has neither escalation nor clock until it wakes": sql`
    select 'question:' || q.id as subject from questions q where q.imported_at is not null and q.woken_at is null
      and (q.gate_due_at is not null or exists (select 1 from escalations e where e.question_id = q.id))`,
  "votes add up": sql`
    select 'answer:' || a.id as subject from answers a
    where a.vote_count <> coalesce((select sum(value) from votes v where v.answer_id = a.id), 0)
      or a.worked_count <> (select count(*) from worked_for_me w where w.answer_id = a.id)`,
  "nobody votes for their own answer": sql`
    select 'answer:' || a.id as subject from answers a join votes v on v.answer_id = a.id and v.person_id = a.author_id`,
  "counts of answers and same problems are true": sql`
    select 'question:' || q.id as subject from questions q
    left join (select question_id, count(*) as n from answers
      where posted_at is not null and hidden_at is null and deleted_at is null group by 1) a on a.question_id = q.id
    left join (select question_id, count(*) as n from same_problems group by 1) s on s.question_id = q.id
    where q.answer_count <> coalesce(a.n, 0) or q.same_problem_count <> coalesce(s.n, 0)`,
  "at most one claim stands per question": sql`
    select 'question:' || question_id as subject from claims where ended_at is null group by question_id having count(*) > 1`,
  "a live claim is held by somebody with authority": sql`
    select 'question:' || c.question_id as subject from claims c join people p on p.id = c.person_id
    join questions q on q.id = c.question_id left join topics t on t.id = q.topic_id
    where c.ended_at is null and c.expires_at > now() and p.role = 'customer'
      and not exists (select 1 from appointments a where a.person_id = p.id and a.topic_id in (t.id, t.parent_id)
        and a.starts_at <= now() and a.ended_at is null and a.paused_at is null and (a.ends_at is null or a.ends_at > now()))`,
  "nobody is nudged about their own question, and whoever was has the news": sql`
    select 'question:' || n.question_id as subject from nudges n join questions q on q.id = n.question_id
    where n.person_id = q.asker_id or (n.sent_at > now() - interval '30 days' and q.visibility = 'public'
      and not exists (select 1 from notifications m where m.person_id = n.person_id
        and m.key = 'question:' || n.question_id || ':nudge'))`,
  "the lines of a ledger follow one another": sql`
    select 'person:' || person_id as subject from points group by person_id, key having max(part) <> count(*)`,
  "nobody is told what they may not see": sql`
    select 'notification:' || n.id as subject from notifications n join questions q on q.id = n.question_id
    join people p on p.id = n.person_id
    where q.visibility = 'restricted' and p.role = 'customer' and p.id <> q.asker_id and n.created_at > q.created_at
      and not exists (select 1 from audit a where a.subject = 'question:' || q.id and a.action in ('restricted', 'published'))`,
  "a duplicate is public and points to no duplicate": sql`
    select 'question:' || q.id as subject from questions q join questions c on c.id = q.duplicate_of_id
    where c.duplicate_of_id is not null and q.imported_at is null`,
  "a waiting escalation waits for somebody until a date, and only then is a handing back open": sql`
    select 'escalation:' || id as subject from escalations
    where (state = 'waiting') <> (waiting_on is not null and waiting_until is not null)
      or (waiting_reason is not null and state <> 'waiting')
      or (hand_back_asked_at is not null and (state <> 'waiting' or waiting_on <> 'customer'))`,
  "a new plan is required only of an owner at work": sql`
    select 'escalation:' || id as subject from escalations
    where plan_required_at is not null and (owner_id is null or not (${live}))`,
  "a missed promise of a case at work was followed by a plan": sql`
    select 'escalation:' || e.id as subject from escalations e where ${live} and e.plan_required_at is null and e.owner_id is not null
      and e.state in ('in_progress', 'waiting')
      and (select p.outcome from promises p where p.escalation_id = e.id order by p.due_at desc, p.id desc limit 1) = 'missed'`,
  "a case that went on elsewhere has ended, and leads to no other such case": sql`
    select 'escalation:' || e.id as subject from escalations e where e.merged_into_id is not null
      and (e.state <> 'withdrawn' or e.merged_into_id = e.id)`,
  "a refusal keeps what the gate was told": sql`
    select 'question:' || question_id as subject from gate_refusals
    where not (inputs ? 'facts' and inputs ? 'rules' and inputs ? 'now')`,
  "an override or reopening has a person and a reason": sql`
    select 'escalation:' || id as subject from escalations
    where grounds in ('override', 'reopening') and (opened_by is null or coalesce(reason, '') = '')`,
  "the clocks of a question rest twice and 72 hours at most, and never beside an end": sql`
    select 'question:' || i.question_id as subject from info_requests i join questions q on q.id = i.question_id
    group by i.question_id having count(*) > 2
      or sum(extract(epoch from coalesce(i.ended_at, i.until) - i.asked_at)) > 72 * 3600 + 1
      or bool_or(i.ended_at is null and (q.closed_at is not null or q.hidden_at is not null
        or exists (select from acceptances a where a.question_id = q.id and a.ended_at is null)
        or exists (select from escalations e where e.question_id = q.id and ${live})))`,
  "a question that follows an open one has no case of its own": sql`
    select 'question:' || q.id as subject from questions q join escalations e on e.question_id = q.id and ${live}
    where q.duplicate_of_id is not null
      and not exists (select from acceptances a where a.question_id = q.id and a.ended_at is null)`,
  "nobody follows a question on which nothing can happen": sql`
    select 'question:' || q.id as subject from questions q join questions c on c.id = q.duplicate_of_id
    where q.imported_at is null and (c.hidden_at is not null or c.visibility = 'restricted'
      or (c.closed_at is not null and not exists (select from acceptances a where a.question_id = c.id and a.ended_at is null)))`,
  "calendars have an open hour": sql`
    select 'topic:' || id as subject from topics where calendar is not null
      and not exists (select from jsonb_array_elements(calendar->'week') d where jsonb_array_length(d) > 0)
    union all select 'team:' || id from teams where calendar is not null
      and not exists (select from jsonb_array_elements(calendar->'week') d where jsonb_array_length(d) > 0)`,
  "a mail ends sent or dead, never both": sql`
    select 'mail:' || id as subject from mails where sent_at is not null and dead_at is not null`,
  "best bets lead to something, and words mean the same in one group only": sql`
    select 'best_bet:' || b.id as subject from search_best_bets b
    where b.words = '' or not (exists (select from articles a where b.subject = 'article:' || a.id)
      or exists (select from questions q where b.subject = 'question:' || q.id))
    union all select 'synonyms:' || s.id from search_synonyms s join search_synonyms o
      on o.id <> s.id and o.language = s.language and o.words && s.words`,
  "the versions of an article are numbered from 1 without gaps, and the newest is the one worked on": sql`
    select 'article:' || a.id as subject from articles a left join article_versions v on v.article_id = a.id
    group by a.id having count(v.version) <> a.working_version or coalesce(max(v.version), 0) <> a.working_version
      or a.version > a.working_version`,
  "an article that readers see has a live version, and shows its text": sql`
    select 'article:' || a.id as subject from articles a
    left join article_versions v on v.article_id = a.id and v.version = coalesce(nullif(a.version, 0), a.working_version)
    where (a.status in ('published', 'needs_update') and a.version = 0) or (a.status in ('draft', 'in_review') and a.version > 0)
      or (a.title, a.summary, a.body) is distinct from (v.title, v.summary, v.body)
      or (a.version > 0 and v.published_at is null) or (a.body <> '' and a.html = '')`,
  "a restored version has the bytes of the one it restores": sql`
    select 'article:' || v.article_id as subject from article_versions v
    left join article_versions o on o.article_id = v.article_id and o.version = v.restored_from
    where v.restored_from is not null and (v.title, v.summary, v.body) is distinct from (o.title, o.summary, o.body)`,
  "nobody says yes to a text of their own, and an article in review is being read or has been": sql`
    select 'article:' || r.article_id as subject from article_reviews r
    join article_versions v on v.article_id = r.article_id and v.version = r.version
    where r.decision = 'approved' and r.decided_by = v.editor_id
    union all select 'article:' || a.id from articles a where a.status = 'in_review' and not exists (
      select from article_reviews r where r.article_id = a.id and (r.decided_at is null or r.decision = 'approved'))`,
  "an old address leads to an article, and none stands at it": sql`
    select 'article:' || r.article_id as subject from article_redirects r
    where exists (select from articles a where a.slug = r.slug)`,
  "an article has the same address and readers in all its languages": sql`
    select 'article:' || a.id as subject from articles a join articles s on s.id = a.translation_of
    where a.slug <> s.slug or a.audience <> s.audience or s.translation_of is not null`,
  "a file is whole, and a picture has a small form exactly where pages ask for it": sql`
    select 'file:' || id as subject from files where octet_length(body) <> bytes
      or (kind = 'picture') <> (id ~ '-[0-9]+x[0-9]+$')
      or (small is not null) <> (kind = 'picture' and split_part(split_part(id, '-', 2), 'x', 1)::bigint > 1000)`,
  "the last admin is there": sql`
    select 'site' as subject where exists (select 1 from people where role = 'admin')
      and not exists (select 1 from people where role = 'admin' and state = 'active')`,
  "only public questions are in groups of repeats, and only in such as have not gone into another": sql`
    select 'question:' || m.question_id as subject from repeat_members m join questions q on q.id = m.question_id
    join repeat_groups g on g.id = m.group_id
    where g.merged_into_id is not null or not ${visibleQuestion("q")}`,
  "questions that curators set apart or kept out are not together": sql`
    select 'question:' || d.question_id as subject from repeat_decisions d join repeat_members m on m.question_id = d.question_id
    left join repeat_members o on o.question_id = d.other_id
    where d.kind = 'excluded' or (d.kind = 'apart' and o.group_id = m.group_id)`,
  "a question is in the group that a curator put it in": sql`
    select 'question:' || d.question_id as subject from repeat_decisions d join repeat_members m on m.question_id = d.question_id
    where d.kind = 'together' and d.group_id is not null and m.group_id <> d.group_id`,
};

/** Every law that does not hold on this site, with up to twenty of what breaks it; empty when all hold. */
export async function brokenInvariants(db: Db | Tx): Promise<Breach[]> {
  const broken: Breach[] = [];
  for (const [law, query] of Object.entries(laws)) {
    const { rows } = await db.execute<{ subject: string }>(sql`${query} limit 20`);
    if (rows.length > 0) broken.push({ law, subjects: rows.map((row) => row.subject) });
  }
  const refused = await unfounded(db);
  if (refused.length > 0) broken.push({ law: replayed, subjects: refused });
  return broken;
}

const replayed = "the stored inputs of an escalation replay to yes";
/** What is checked, law by law. */
export const lawNames = [...Object.keys(laws), replayed];

async function unfounded(db: Db | Tx): Promise<string[]> {
  const { rows } = await db.execute<{ id: number; inputs: StoredInputs }>(
    sql`select id, inputs from escalations where grounds like 'R_'`,
  );
  return rows
    .filter(({ inputs }) => {
      const world = storedWorld(inputs);
      return !mayEscalate(world.facts, world.rules, world.now).yes;
    })
    .map((row) => `escalation:${row.id}`);
}
