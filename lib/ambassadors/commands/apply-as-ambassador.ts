import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { applications, topics } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction, type Work } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { cleanText } from "@/lib/markdown/plain-text";
import { authorize } from "@/lib/policy";
import { topicFor } from "@/lib/search/visible-topic";
import { languageTags } from "../languages";

export const applyInput = z.object({
  topicIds: z.array(id, "topicIds").min(1, "topicIds").max(10),
  languages: languageTags,
  reason: z.string().transform(cleanText).pipe(z.string().trim().min(20).max(2_000)),
});

/** Opens an application; the quiz comes next. Refuses with `already_decided` while one is open. */
export async function applyAsAmbassador(ctx: Context, input: z.input<typeof applyInput>): Promise<number> {
  const given = applyInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "ambassador.apply");
    const me = personId(work.actor)!;
    const topicIds = await realTopics(work, given.topicIds);
    const [row] = await work.tx
      .insert(applications)
      .values({ personId: me, ...given, topicIds, createdAt: work.now, agreedAt: work.now })
      .onConflictDoNothing()
      .returning({ id: applications.id });
    if (!row) throw new Refusal("already_decided");
    await recordAudit(work, "applied", `person:${me}`, { topics: topicIds, languages: given.languages });
    return row.id;
  });
}

/** Takes back one's open application, or says no to an invitation. */
export async function withdrawApplication(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "ambassador.apply");
    const me = personId(work.actor)!;
    const [row] = await work.tx
      .update(applications)
      .set({ decidedAt: work.now, decidedBy: me, decision: "withdrawn" })
      .where(and(eq(applications.personId, me), isNull(applications.decidedAt)))
      .returning({ id: applications.id });
    if (!row) throw new Refusal("wrong_state");
    await recordAudit(work, "application_withdrawn", `person:${me}`);
  });
}

/** Those of the topics that are there to help on, each once; refuses a choice in which one is not. */
export async function realTopics(work: Work, topicIds: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(topicIds)].sort((a, b) => a - b);
  const rows = await work.tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(inArray(topics.id, wanted), isNull(topics.mergedIntoId), topicFor("topics", "customer")));
  if (rows.length !== wanted.length) throw new Refusal("invalid_input", {}, "topicIds");
  return wanted;
}
