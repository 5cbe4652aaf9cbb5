import { sql } from "drizzle-orm";
import { settings } from "@/db/schema";
import { type Context, transaction } from "@/lib/context";
import { notifyAll } from "@/lib/notify/notify";
import { brokenInvariants, lawNames } from "../queries/invariants";

/** The setting that holds the last check. */
export const LAWS = "laws";

/**
 * Checks every law and keeps what it found for the overview, since on a large site it takes longer than a page may.
 * Admins are told once a day while one does not hold.
 */
export async function checkLaws(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    await work.tx.execute(sql`set local statement_timeout = '5min'`);
    const broken = await brokenInvariants(work.tx);
    const at = work.now.toISOString();
    const row = { key: LAWS, value: { at, all: lawNames.length, broken }, updatedAt: work.now };
    await work.tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row });
    if (broken.length === 0) return;
    const admins = await work.tx.execute<{ id: string }>(
      sql`select id from people where role = 'admin' and state = 'active'`,
    );
    await notifyAll(
      work,
      admins.rows.map((person) => person.id),
      {
        kind: "admin_alert",
        key: `laws:${at.slice(0, 10)}`,
        data: { what: "laws_broken", count: broken.length, path: "/admin#health" },
      },
    );
  });
}
