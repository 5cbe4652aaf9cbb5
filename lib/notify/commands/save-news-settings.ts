import { eq } from "drizzle-orm";
import { z } from "zod";
import { newsSettings, people } from "@/db/schema";
import { recordAudit } from "@/lib/audit";
import { type Context, personId, transaction } from "@/lib/context";
import { Refusal } from "@/lib/errors";
import { ticked } from "@/lib/fields";
import { authorize } from "@/lib/policy";

/** `22:30`, of a person's own day. */
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "clockTime")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const day = z.union([z.literal(""), z.iso.date()]).default("");

/** What everybody can set. */
export const newsSettingsInput = z.object({ newsByMail: ticked });
/** What means something only to an ambassador: when and how they hear of questions, and their letter. */
export const nudgeSettingsInput = z.object({
  quietFrom: clockTime,
  quietUntil: clockTime,
  dailyCap: z.coerce.number().int().min(1).max(50),
  holidayFrom: day,
  holidayUntil: day,
  nudgesInApp: ticked,
  nudgesByMail: ticked,
  letterByMail: ticked,
});

type NewsSettings = z.output<typeof newsSettingsInput> & { nudges?: z.output<typeof nudgeSettingsInput> };

/**
 * Changes when and by which way a person is told things; without `nudges`, what they once set as an ambassador stays.
 * Nudges that already wait for a quiet night's end stay too.
 */
export async function saveNewsSettings(ctx: Context, { newsByMail, nudges }: NewsSettings): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "notifications.set");
    const id = personId(work.actor)!;
    if (nudges) {
      const { holidayFrom, holidayUntil } = nudges;
      if (Boolean(holidayFrom) !== Boolean(holidayUntil) || holidayUntil < holidayFrom)
        throw new Refusal("invalid_input", {}, "holidayUntil");
      const row = { ...nudges, holidayFrom: holidayFrom || null, holidayUntil: holidayUntil || null };
      await work.tx
        .insert(newsSettings)
        .values({ personId: id, ...row })
        .onConflictDoUpdate({ target: newsSettings.personId, set: row });
    }
    await work.tx.update(people).set({ mailOff: !newsByMail }).where(eq(people.id, id));
    await recordAudit(work, "news_settings_changed", `person:${id}`);
  });
}
