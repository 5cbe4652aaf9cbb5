import { sql } from "drizzle-orm";
import { z } from "zod";
import { noteChange } from "@/lib/changes";
import { type Context, type Person, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id, ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";
import { type OthersAtCase, othersAtCase } from "../queries/others-at-case";

export const notePresenceInput = z.object({ escalationId: id, isWriting: ticked });

/** Seconds for which an open page stands; it renews in less than half of that. */
export const SEEN_SECONDS = 45;
/** Writing ends sooner: who thinks for longer than this is reading. */
export const WRITING_SECONDS = 25;

type Before = { is_seen: boolean; is_writing: boolean };

/** Renews the lease of somebody who has a case open, and says who else has. Others hear of it when it changes what they see. */
export async function notePresence(
  ctx: Context,
  input: z.input<typeof notePresenceInput>,
): Promise<OthersAtCase> {
  const { escalationId, isWriting } = notePresenceInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "escalation.read");
    const me = (work.actor as Person).id;
    const now = sql`${work.now.toISOString()}::timestamptz`;
    const known = await work.tx.execute(sql`select from escalations where id = ${escalationId}`);
    if (known.rowCount === 0) throw new Refusal("not_found");
    const { rows } = await work.tx.execute<Before>(sql`
      select seen_until > ${now} as is_seen, coalesce(writing_until > ${now}, false) as is_writing
      from case_presence where escalation_id = ${escalationId} and person_id = ${me} for update`);
    const before = rows[0] ?? { is_seen: false, is_writing: false };
    await work.tx.execute(sql`
      insert into case_presence (escalation_id, person_id, seen_until, writing_until)
      values (${escalationId}, ${me}, ${now} + make_interval(secs => ${SEEN_SECONDS}),
        case when ${isWriting}::boolean then ${now} + make_interval(secs => ${WRITING_SECONDS}) end)
      on conflict (escalation_id, person_id) do update
        set seen_until = excluded.seen_until, writing_until = excluded.writing_until`);
    await work.tx.execute(sql`delete from case_presence where seen_until < ${now} - interval '1 day'`);
    if (!before.is_seen || before.is_writing !== isWriting)
      await noteChange(work, `escalation:${escalationId}`);
    return othersAtCase(work, escalationId);
  });
}
