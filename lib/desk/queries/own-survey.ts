import { sql } from "drizzle-orm";
import { type Context, personId } from "@/lib/context";
import { env } from "@/lib/env";
import { readSurveyToken } from "../survey-token";

export type OpenSurvey = { escalationId: number; title: string; agent: string | null };

/** The two questions that wait for the reader on this question's thread, if any. */
export async function ownSurvey(ctx: Context, questionId: number): Promise<OpenSurvey | null> {
  const me = personId(ctx.actor);
  if (!me) return null;
  return first(ctx, sql`e.question_id = ${questionId} and s.person_id = ${me} and s.answered_at is null`);
}

/** What the link of a mail is about: `open`, `answered`, or null for a link that is not ours. */
export async function surveyOfLink(
  ctx: Context,
  token: string,
): Promise<{ state: "open" | "answered"; survey: OpenSurvey } | null> {
  const held = readSurveyToken(token, env().AUTH_SECRET);
  if (!held) return null;
  const mine = sql`s.escalation_id = ${held.escalationId} and s.person_id = ${held.personId}`;
  const open = await first(ctx, sql`${mine} and s.answered_at is null`);
  if (open) return { state: "open", survey: open };
  const answered = await first(ctx, mine);
  return answered && { state: "answered", survey: answered };
}

async function first(ctx: Context, where: ReturnType<typeof sql>): Promise<OpenSurvey | null> {
  const { rows } = await ctx.db.execute<OpenSurvey>(sql`
    select s.escalation_id as "escalationId", q.title, p.name as agent from case_surveys s
    join escalations e on e.id = s.escalation_id join questions q on q.id = e.question_id
    left join people p on p.id = s.agent_id and p.state <> 'erased'
    where ${where} order by s.escalation_id desc limit 1`);
  return rows[0] ?? null;
}
