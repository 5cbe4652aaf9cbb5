import { sql } from "drizzle-orm";
import { nudges } from "@/db/schema";
import { moment } from "@/lib/accounts/standing-appointment";
import type { Work } from "@/lib/context";
import { notify } from "@/lib/notify/notify";
import { preferencesOf } from "@/lib/notify/preferences";
import { type Preferences, type Reach, reach } from "@/lib/notify/rules/reach";
import type { Match } from "./rules/routing";

/** Only one question at a time is told of, so that two at once cannot both take the last place in somebody's day. */
export const lockNudges = (work: Work) => work.tx.execute(sql`select pg_advisory_xact_lock(4205010)`);

export type Reached = { preferences: Preferences; reach: Reach };

/** For each of these people: what they want, and whether they can be nudged now. */
export async function reachOf(work: Work, personIds: readonly string[]): Promise<Map<string, Reached>> {
  const wishes = await preferencesOf(work.tx, personIds);
  if (wishes.size === 0) return new Map();
  const { rows } = await work.tx.execute<{ id: string; sent: number }>(sql`
    select person_id as id, count(*)::int as sent from nudges
    where person_id in ${[...personIds]} and sent_at > ${moment(work.now)} - interval '1 day' group by 1`);
  const sent = new Map(rows.map((row) => [row.id, row.sent]));
  return new Map(
    [...wishes].map(([id, preferences]) => [
      id,
      { preferences, reach: reach(preferences, sent.get(id) ?? 0, work.now) },
    ]),
  );
}

/** Writes down what was decided about telling one person of one question, and tells them if it is now. Says whether it did. */
export async function sendNudge(
  work: Work,
  questionId: number,
  ring: number,
  found: Match,
  { preferences, reach: now }: Reached,
): Promise<boolean> {
  const decided = {
    ring,
    score: found.score,
    reasons: [...found.reasons],
    decidedAt: work.now,
    sentAt: now.now ? work.now : null,
    notBefore: !now.now && now.heldBy === "quiet_hours" ? now.until : null,
    heldBy: now.now ? null : now.heldBy,
  };
  const [row] = await work.tx
    .insert(nudges)
    .values({ questionId, personId: found.id, ...decided })
    .onConflictDoUpdate({
      target: [nudges.questionId, nudges.personId],
      set: decided,
      // What has been sent stays as it was.
      setWhere: sql`${nudges.sentAt} is null`,
    })
    .returning({ id: nudges.id });
  if (!row || !now.now) return false;
  await tellOf(work, questionId, found.id, found.reasons, preferences);
  return true;
}

/** The news itself: one for a person and a question, whatever happens. */
export async function tellOf(
  work: Work,
  questionId: number,
  personId: string,
  reasons: readonly string[],
  { nudgesInApp, nudgesByMail }: Preferences,
): Promise<void> {
  await notify(work, {
    kind: "ambassador_nudge",
    personId,
    key: `question:${questionId}:nudge`,
    questionId,
    data: { because: reasons.join(" ") },
    mail: nudgesByMail,
    inApp: nudgesInApp,
  });
}
