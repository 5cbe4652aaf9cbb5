import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { repairSubject } from "../feed";

/** Has the search server's index compared with the database and put right, by the process that keeps it. */
export async function askForRepair(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate", {});
    await work.tx.execute(sql`insert into changes (subject) values (${repairSubject})`);
    await work.tx.execute(sql`select pg_notify('changes', ${repairSubject})`);
    await recordAudit(work, "search.repair", "site", {});
  });
}
