import { type SQL, sql } from "drizzle-orm";

/** That an appointment under this alias gives authority at this moment: begun, not over, not ended, not paused. */
export const appointmentStands = (alias: string, now: SQL): SQL => {
  const a = sql.identifier(alias);
  return sql`(${a}.starts_at <= ${now} and ${a}.ended_at is null and ${a}.paused_at is null
    and (${a}.ends_at is null or ${a}.ends_at > ${now}))`;
};

/** That an appointment under this alias is not over: also one that is paused or has not begun. */
export const appointmentLasts = (alias: string, now: SQL): SQL => {
  const a = sql.identifier(alias);
  return sql`(${a}.ended_at is null and (${a}.ends_at is null or ${a}.ends_at > ${now}))`;
};

/** A moment for a query: a JavaScript date as the database reads it. */
export const moment = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;
