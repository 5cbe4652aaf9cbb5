import { sql } from "drizzle-orm";
import { type Context, personId } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { TRIES_A_DAY } from "../rules/quiz";

export type OwnApplication = {
  id: number;
  topics: string[];
  languages: string[];
  invitedBy: string | null;
  createdAt: Date;
  passedAt: Date | null;
  decision: "appointed" | "declined" | "withdrawn" | null;
  note: string;
  triesLeft: number;
  last: { correct: number; total: number } | null;
};

/** Where the reader stands on the way to an appointment; null for who has never applied and was never asked. */
export async function ownApplication(ctx: Context): Promise<OwnApplication | null> {
  authorize(ctx.actor, "ambassador.apply");
  const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
    select f.id, array(select t.name from topics t where t.id = any(f.topic_ids) order by t.name) as topics,
      f.languages, i.name as "invitedBy", f.created_at, f.passed_at, f.decision, f.note,
      (select count(*)::int from quiz_attempts z where z.application_id = f.id and z.at > now() - interval '1 day') as tries,
      (select json_build_object('correct', z.correct, 'total', z.total) from quiz_attempts z
        where z.application_id = f.id order by z.id desc limit 1) as last
    from applications f left join people i on i.id = f.invited_by
    where f.person_id = ${personId(ctx.actor)} order by f.decided_at is not null, f.id desc limit 1`);
  const row = rows[0];
  if (!row) return null;
  return {
    ...(row as unknown as OwnApplication),
    createdAt: new Date(row.created_at as string),
    passedAt: row.passed_at ? new Date(row.passed_at as string) : null,
    triesLeft: Math.max(0, TRIES_A_DAY - (row.tries as number)),
  };
}
