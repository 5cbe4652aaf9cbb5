import { sql } from "drizzle-orm";
import type { Work } from "@/lib/context";
import type { NewsData } from "@/lib/notify/kinds";
import { notifyAll } from "@/lib/notify/notify";
import type { Known } from "./inputs";
import type { Event, News } from "./lifecycle";

type Circle =
  | "asker"
  | "author"
  | "accepter"
  | "subscribers"
  | "participants"
  | "owner"
  | "team"
  | "leads"
  | "requester"
  | "duplicate_askers";

/** Who hears of what. The one who caused it never does; who may not see the question never does either. */
const circles: Record<News, Circle[]> = {
  answer_posted: ["asker", "subscribers"],
  answer_accepted: ["author"],
  answer_provisionally_accepted: ["asker", "author"],
  answer_contested: ["author", "accepter"],
  did_not_work: ["author"],
  acceptance_pending: ["owner"],
  acceptance_kept: ["asker"],
  gate_open_offer: ["asker"],
  escalation_opened: ["asker", "team"],
  escalation_taken: ["asker", "participants"],
  escalation_answered: ["asker", "participants"],
  escalation_withdrawn: ["asker", "participants", "owner"],
  escalation_closed: ["asker", "participants", "owner"],
  escalation_reopened: ["asker", "owner", "team"],
  silence_reminder: ["asker"],
  promise_made: ["asker", "participants"],
  promise_due: ["owner", "team"],
  promise_missed: ["asker", "participants", "owner", "leads"],
  needs_staff: ["asker"],
  question_closed: ["asker"],
  canonical_lost: ["asker"],
  canonical_solved: ["duplicate_askers"],
  info_asked: ["asker"],
  info_given: ["requester"],
  escalation_assigned: ["asker", "owner"],
  escalation_handed_over: ["asker", "team"],
  escalation_waiting: ["asker", "participants"],
  wait_over: ["owner"],
  hand_back_asked: ["asker"],
  hand_back_refused: ["owner"],
  asker_left: ["owner", "team", "participants"],
};

/** Writes one piece of news for everybody whom it concerns. */
export async function tell(
  work: Work,
  known: Known,
  event: Event,
  kind: News,
  data: NewsData,
): Promise<void> {
  const id = known.facts.id;
  await notifyAll(work, await peopleIn(work, known, circles[kind], data), {
    kind,
    key: `${kind}:${id}:${work.now.getTime()}`,
    questionId: id,
    actorId: event.by.id,
    data: { ...data, escalationId: data.escalationId ?? known.facts.escalation?.id ?? null },
  });
}

async function peopleIn(work: Work, known: Known, wanted: Circle[], data: NewsData): Promise<string[]> {
  const id = known.facts.id;
  const caseId = data.escalationId ?? known.facts.escalation?.id ?? null;
  const answerId = data.answerId ?? known.facts.acceptance?.answerId ?? null;
  const sources = {
    asker: sql`select ${known.policy.askerId} as id`,
    author: sql`select author_id as id from answers where id = ${answerId}`,
    accepter: sql`select ${known.facts.acceptance?.acceptedBy ?? null} as id`,
    subscribers: sql`select person_id as id from subscriptions where question_id = ${id}`,
    participants: sql`select person_id as id from escalation_participants where escalation_id = ${caseId}`,
    owner: sql`select owner_id as id from escalations where id = ${caseId}`,
    // A case that somebody owns is no news for the whole team. Where nobody of the team is there, it is the admins' turn.
    team: sql`with present as (
        select m.person_id from escalations e join team_members m on m.team_id = e.team_id
        join people p on p.id = m.person_id and p.state = 'active' and p.role in ('agent', 'admin')
        where e.id = ${caseId} and e.owner_id is null)
      select person_id as id from present
      union all select p.id from people p where p.role = 'admin' and p.state = 'active' and not exists (select from present)
        and exists (select from escalations e where e.id = ${caseId} and e.owner_id is null)`,
    leads: sql`select m.person_id as id from escalations e join team_members m on m.team_id = e.team_id and m.is_lead
      where e.id = ${caseId}`,
    requester: sql`select person_id as id from info_requests where id = (
      select max(id) from info_requests where question_id = ${id})`,
    duplicate_askers: sql`select asker_id as id from questions where duplicate_of_id = ${id}`,
  };
  const query = sql.join(
    wanted.map((circle) => sql`(${sources[circle]})`),
    sql` union `,
  );
  const { rows } = await work.tx.execute<{ id: string | null }>(query);
  return rows.map((row) => row.id).filter((person) => person !== null);
}
