import { eq, inArray } from "drizzle-orm";
import { people } from "@/db/schema";
import { handlesFor, namelessHandle } from "@/lib/accounts/handle";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction, type Work } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { cleanName } from "../name";

export type NewAccount = {
  /** Canonical, and shown to be theirs. */
  email: string;
  name?: string | null;
  language?: string;
};

/** Makes an account for somebody who has just shown that an address is theirs. Only the system may. */
export async function openAccount(ctx: Context, given: NewAccount): Promise<typeof people.$inferSelect> {
  return transaction(ctx, async (work) => {
    authorize(work.actor, "people.manage");
    const name = cleanName(given.name ?? "");
    const handle = name ? await freeHandle(work, name) : namelessHandle();
    const [person] = await work.tx
      .insert(people)
      .values({
        name: name || handle,
        handle,
        email: given.email,
        emailVerified: work.now,
        language: given.language ?? "en",
        createdAt: work.now,
      })
      .returning();
    await recordAudit(work, "account_opened", `person:${person!.id}`);
    await noteChange(work, `person:${person!.id}`);
    return person!;
  });
}

/** The first handle for a name that nobody has. */
export async function freeHandle(work: Work, name: string, own?: string): Promise<string> {
  const wanted = handlesFor(name);
  const rows = await work.tx
    .select({ handle: people.handle, id: people.id })
    .from(people)
    .where(inArray(people.handle, wanted));
  const taken = new Set(rows.filter((row) => row.id !== own).map((row) => row.handle.toLowerCase()));
  return wanted.find((handle) => !taken.has(handle)) ?? namelessHandle();
}

/** Whether nobody else has this handle. */
export async function isFreeHandle(work: Work, handle: string, own: string): Promise<boolean> {
  const rows = await work.tx.select({ id: people.id }).from(people).where(eq(people.handle, handle));
  return rows.every((row) => row.id === own);
}
