import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { caseSurveys } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction, type Work } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { id, optionalReason } from "@/lib/fields";
import { notifyAll } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { readSurveyToken } from "../survey-token";

const scale = z.coerce.number().int().min(1).max(5);
const said = { satisfaction: scale, ease: scale, comment: optionalReason };
export const answerSurveyInput = z.object({ escalationId: id, ...said });
export const answerSurveyByMailInput = z.object({ token: z.string().max(300), ...said });

/** A score at or below this goes to the lead at once. */
export const LOW_SCORE = 2;
/** Who gives both at least this is content, and those who helped should know. */
export const GOOD_SCORE = 4;

type Said = { satisfaction: number; ease: number; comment: string };
type Survey = {
  person_id: string | null;
  question_id: number;
  /** Who had the case when it was closed. */
  agent_id: string | null;
  answered_at: string | null;
};

/**
 * The asker says how a closed case went: once, for good. A low score alerts the leads of its team, else the admins; thanks
 * reach them and whoever had the case.
 */
export async function answerSurvey(ctx: Context, input: z.input<typeof answerSurveyInput>): Promise<void> {
  const { escalationId, ...given } = answerSurveyInput.parse(input);
  await transaction(ctx, async (work) => {
    const survey = await surveyOf(work, escalationId);
    authorize(work.actor, "survey.answer", { personId: survey?.person_id ?? undefined });
    await keep(work, escalationId, survey, given);
  });
}

/** The same for whoever holds the link of the mail, without signing in. Opening the link answers nothing. */
export async function answerSurveyByMail(
  ctx: Context,
  input: z.input<typeof answerSurveyByMailInput>,
): Promise<void> {
  const { token, ...given } = answerSurveyByMailInput.parse(input);
  await transaction(ctx, async (work) => {
    authorize(work.actor, "survey.answer_by_mail");
    const held = readSurveyToken(token, env().AUTH_SECRET);
    if (!held) throw new Refusal("link_expired");
    const survey = await surveyOf(work, held.escalationId);
    if (survey?.person_id !== held.personId) throw new Refusal("link_expired");
    await keep(work, held.escalationId, survey, given);
  });
}

async function surveyOf(work: Work, escalationId: number): Promise<Survey | null> {
  const { rows } = await work.tx.execute<Survey>(sql`
    select coalesce(s.person_id, q.asker_id) as person_id, e.question_id, s.agent_id, s.answered_at
    from escalations e join questions q on q.id = e.question_id left join case_surveys s on s.escalation_id = e.id
    where e.id = ${escalationId}`);
  return rows[0] ?? null;
}

async function keep(work: Work, escalationId: number, survey: Survey | null, given: Said): Promise<void> {
  const kept = await work.tx
    .update(caseSurveys)
    .set({ ...given, answeredAt: work.now })
    .where(and(eq(caseSurveys.escalationId, escalationId), isNull(caseSurveys.answeredAt)))
    .returning({ personId: caseSurveys.personId });
  if (!kept[0]) throw new Refusal(survey?.answered_at ? "already_answered" : "not_found");
  const { satisfaction, ease } = given;
  await recordAudit(work, "survey_answered", `escalation:${escalationId}`, { satisfaction, ease });
  await noteChange(work, `question:${survey!.question_id}`, `escalation:${escalationId}`);
  const lowest = Math.min(satisfaction, ease);
  if (lowest <= LOW_SCORE) await tell(work, escalationId, survey!, given, "low_score");
  if (lowest >= GOOD_SCORE) await tell(work, escalationId, survey!, given, "thanks_received");
}

async function tell(
  work: Work,
  escalationId: number,
  survey: Survey,
  given: Said,
  kind: "low_score" | "thanks_received",
): Promise<void> {
  const { rows } = await work.tx.execute<{ id: string }>(sql`
    with leads as (
      select p.id from escalations e join team_members m on m.team_id = e.team_id and m.is_lead
      join people p on p.id = m.person_id and p.state = 'active' and p.role in ('agent', 'admin')
      where e.id = ${escalationId})
    select id from leads
    union select id from people where role = 'admin' and state = 'active' and not exists (select from leads)`);
  const leads = rows.map((row) => row.id);
  const isThanks = kind === "thanks_received";
  await notifyAll(work, isThanks && survey.agent_id ? [survey.agent_id, ...leads] : leads, {
    kind,
    key: `survey:${escalationId}:${isThanks ? "thanks" : "low"}`,
    questionId: survey.question_id,
    actorId: survey.person_id,
    data: { escalationId, count: Math.min(given.satisfaction, given.ease), reason: given.comment || null },
    mail: !isThanks,
  });
}
