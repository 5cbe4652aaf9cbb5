import { eq } from "drizzle-orm";
import { people } from "@/db/schema";
import { isGoodHandle } from "@/lib/accounts/handle";
import { recordAudit } from "@/lib/audit";
import { noteChange } from "@/lib/changes";
import { type Context, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { timeZoneNamed } from "@/lib/i18n/time-zone";
import { authorize } from "@/lib/policy";
import { cleanName } from "../name";
import { freeHandle, isFreeHandle } from "./open-account";

export type Profile = {
  name: string;
  handle: string;
  about: string;
  language: Locale;
  timeZone: string;
};

/** Changes what a person says about themselves. Refuses with `taken_name` a handle that somebody has. */
export async function updateProfile(ctx: Context, given: Profile): Promise<void> {
  await transaction(ctx, async (work) => {
    if (work.actor.kind !== "person") throw new Refusal("sign_in");
    const { id } = work.actor;
    authorize(work.actor, "profile.edit", { personId: id });
    const name = cleanName(given.name);
    const handle = given.handle.toLowerCase();
    if (!name) throw new Refusal("invalid_input", {}, "name");
    const before = work.actor.handle;
    if (handle !== before && !isGoodHandle(handle)) throw new Refusal("invalid_input", {}, "handle");
    if (!(await isFreeHandle(work, handle, id))) throw new Refusal("taken_name", {}, "handle");
    const timeZone = timeZoneNamed(given.timeZone);
    if (timeZone === null) throw new Refusal("invalid_input", {}, "timeZone");
    await work.tx
      .update(people)
      .set({
        name,
        handle,
        about: given.about.normalize("NFC").trim(),
        language: given.language,
        timeZone,
      })
      .where(eq(people.id, id));
    await recordAudit(work, "profile_changed", `person:${id}`, { handle: handle === before ? null : handle });
    await noteChange(work, `person:${id}`);
  });
}

/** The first thing a new person is asked: what others shall call them. The handle follows from it. */
export async function introduceOneself(
  ctx: Context,
  given: { name: string; language: Locale; timeZone?: string },
): Promise<void> {
  await transaction(ctx, async (work) => {
    if (work.actor.kind !== "person") throw new Refusal("sign_in");
    const { id } = work.actor;
    authorize(work.actor, "profile.edit", { personId: id });
    const name = cleanName(given.name);
    if (!name) throw new Refusal("invalid_input", {}, "name");
    const handle = await freeHandle(work, name, id);
    const timeZone = timeZoneNamed(given.timeZone ?? "") ?? undefined;
    await work.tx
      .update(people)
      .set({ name, handle, language: given.language, ...(timeZone && { timeZone }) })
      .where(eq(people.id, id));
    await recordAudit(work, "profile_changed", `person:${id}`, { handle });
    await noteChange(work, `person:${id}`);
  });
}
