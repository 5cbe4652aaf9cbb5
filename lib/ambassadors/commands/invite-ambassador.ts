import { eq } from "drizzle-orm";
import { z } from "zod";
import { applications, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { id } from "@/lib/fields";
import { notify } from "@/lib/notify/notify";
import { authorize } from "@/lib/policy";
import { languageTags } from "../languages";
import { topicNames } from "../topic-names";
import { realTopics } from "./apply-as-ambassador";

export const inviteInput = z.object({
  personId: z.string().min(1).max(64),
  topicIds: z.array(id).min(1).max(10),
  languages: languageTags,
});

/** Asks somebody to become an ambassador; they see what it means, take the quiz or say no. */
export async function inviteAmbassador(ctx: Context, input: z.input<typeof inviteInput>): Promise<number> {
  const given = inviteInput.parse(input);
  return transaction(ctx, async (work) => {
    authorize(work.actor, "programme.manage");
    const [person] = await work.tx.select().from(people).where(eq(people.id, given.personId));
    if (!person || person.state === "erased") throw new Refusal("not_found");
    if (person.state !== "active") throw new Refusal("wrong_state");
    const topicIds = await realTopics(work, given.topicIds);
    const [row] = await work.tx
      .insert(applications)
      .values({ ...given, topicIds, invitedBy: personId(work.actor), createdAt: work.now })
      .onConflictDoNothing()
      .returning({ id: applications.id });
    if (!row) throw new Refusal("already_decided");
    await recordAudit(work, "invited", `person:${given.personId}`, { topics: topicIds });
    await notify(work, {
      kind: "ambassador_invited",
      personId: given.personId,
      key: `application:${row.id}:invited`,
      actorId: personId(work.actor),
      data: { topic: await topicNames(work, topicIds), path: "/ambassadors/apply" },
    });
    return row.id;
  });
}
