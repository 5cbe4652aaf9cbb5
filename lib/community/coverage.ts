import { type SQL, sql } from "drizzle-orm";

/**
 * Whether an active ambassador other than the asker looks after the topic of a row of `questions`, in its language: not
 * paused, not on holiday by their own calendar, within the term. `topic` is the alias of its topic, which may be null.
 */
export const isCoveredSql = (question: string, topic: string, now: SQL): SQL => {
  const [q, t] = [sql.identifier(question), sql.identifier(topic)];
  return sql`exists (select from appointments ap join people who on who.id = ap.person_id and who.state = 'active'
    where ap.topic_id in (${t}.id, ${t}.parent_id) and ap.person_id <> ${q}.asker_id
      and exists (select from unnest(ap.languages) l where split_part(l, '-', 1) = split_part(${q}.language, '-', 1))
      and ap.ended_at is null and ap.paused_at is null and ap.starts_at <= ${now} and (ap.ends_at is null or ap.ends_at > ${now})
      and not exists (select from news_settings away where away.person_id = ap.person_id
        and (${now} at time zone who.time_zone)::date between away.holiday_from::date and away.holiday_until::date))`;
};
