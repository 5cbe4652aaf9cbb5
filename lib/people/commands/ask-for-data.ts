import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { dataExports } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy";

/** How long the link to a copy of one's data is good. */
export const EXPORT_DAYS = 4;

/** Makes a link to a copy of all that the site keeps of the person who asks; an earlier link ends. */
export async function askForData(ctx: Context): Promise<{ exportId: string; expiresAt: Date }> {
  return transaction(ctx, async (work) => {
    if (work.actor.kind !== "person") throw new Refusal("sign_in");
    const { id: personId } = work.actor;
    authorize(work.actor, "data.export", { personId });
    const exportId = randomBytes(18).toString("base64url");
    const expiresAt = new Date(work.now.getTime() + EXPORT_DAYS * 86_400_000);
    await work.tx.delete(dataExports).where(eq(dataExports.personId, personId));
    await work.tx.insert(dataExports).values({ id: exportId, personId, askedAt: work.now, expiresAt });
    await recordAudit(work, "data_asked_for", `person:${personId}`);
    return { exportId, expiresAt };
  });
}
