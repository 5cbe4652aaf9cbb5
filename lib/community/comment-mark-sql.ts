import { type SQL, sql } from "drizzle-orm";
import { appointmentStands } from "@/lib/accounts/standing-appointment";

/** The mark beside a comment: what its author, under this alias, is now on this topic. */
export const commentMark = (author: string, topic: string, now: SQL): SQL => {
  const [p, t] = [sql.identifier(author), sql.identifier(topic)];
  return sql`case when ${p}.role <> 'customer' then 'staff' when exists (
    select 1 from appointments ap where ap.person_id = ${p}.id and ap.topic_id in (${t}.id, ${t}.parent_id)
      and ${appointmentStands("ap", now)}) then 'ambassador' end`;
};
