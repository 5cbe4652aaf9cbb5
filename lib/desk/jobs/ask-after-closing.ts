import { sql } from "drizzle-orm";
import { caseSurveys } from "@/db/schema";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { env } from "@/lib/env";
import { notify } from "@/lib/notify/notify";
import { surveyToken } from "../survey-token";

type Closed = { question_id: number; asker_id: string; owner_id: string | null };

/** Asks the asker of a closed case the two questions, once for the case: neither a second run nor a reopening asks again. */
export async function askAfterClosing(
  ctx: Context,
  { escalationId }: { escalationId: number },
): Promise<void> {
  await transaction(ctx, async (work) => {
    const { rows } = await work.tx.execute<Closed>(sql`
      select e.question_id, coalesce(e.asker_id, q.asker_id) as asker_id, e.owner_id
      from escalations e join questions q on q.id = e.question_id
      join people p on p.id = coalesce(e.asker_id, q.asker_id) and p.state = 'active'
      where e.id = ${escalationId} and e.state = 'closed' and e.merged_into_id is null`);
    const closed = rows[0];
    if (!closed) return;
    const { question_id: questionId, asker_id: personId, owner_id: agentId } = closed;
    const asked = await work.tx
      .insert(caseSurveys)
      .values({ escalationId, personId, agentId, askedAt: work.now })
      .onConflictDoNothing()
      .returning({ id: caseSurveys.escalationId });
    if (!asked[0]) return;
    await notify(work, {
      kind: "survey_asked",
      personId,
      key: `survey:${escalationId}`,
      questionId,
      data: { path: `/satisfaction?token=${surveyToken(escalationId, personId, env().AUTH_SECRET)}` },
    });
    await noteChange(work, `question:${questionId}`);
  });
}
