import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Person } from "@/lib/context";
import { storedToken } from "../session-token";

export type SessionPerson = { person: Person; unread: number; image: string | null };

type Row = {
  id: string;
  name: string;
  handle: string;
  role: Person["role"];
  state: Person["state"];
  language: string;
  time_zone: string;
  image: string | null;
  created_at: Date;
  topics: number[];
  teams: number[];
  leads: number[];
  unread: number;
};

/** What every request knows about a person; also for those who act without a session (jobs, tests, the demo). */
export const personColumns = sql`
  p.id, p.name, p.handle, p.role, p.state, p.language, p.time_zone, p.image, p.created_at,
  array(select distinct t.id from appointments a join topics t on t.id = a.topic_id or t.parent_id = a.topic_id
    where a.person_id = p.id and a.ended_at is null and a.paused_at is null
      and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())) as topics,
  array(select team_id from team_members m where m.person_id = p.id) as teams,
  array(select team_id from team_members m where m.person_id = p.id and m.is_lead) as leads,
  (select count(*)::int from (select 1 from notifications n
    where n.person_id = p.id and n.read_at is null limit 100) as few) as unread`;

/** Who a session cookie belongs to, with their rights as they are now: one statement, since every page asks it. */
export async function personOfSession(db: Db, token: string): Promise<SessionPerson | null> {
  const { rows } = await db.execute<Row>(sql`
    select ${personColumns} from sessions s join people p on p.id = s.user_id
    where s.session_token = ${storedToken(token)} and s.expires > now() and p.state = 'active'`);
  return rows[0] ? asSessionPerson(rows[0]) : null;
}

/** The same for a person known by id, whatever their state; null if there is none. */
export async function personById(db: Pick<Db, "execute">, id: string): Promise<Person | null> {
  const { rows } = await db.execute<Row>(sql`select ${personColumns} from people p where p.id = ${id}`);
  return rows[0] ? asSessionPerson(rows[0]).person : null;
}

function asSessionPerson(row: Row): SessionPerson {
  return {
    unread: row.unread,
    image: row.image,
    person: {
      kind: "person",
      id: row.id,
      name: row.name,
      handle: row.handle,
      role: row.role,
      state: row.state,
      language: row.language,
      timeZone: row.time_zone,
      topics: row.topics,
      teams: row.teams,
      leadOf: row.leads,
      createdAt: new Date(row.created_at),
    },
  };
}
