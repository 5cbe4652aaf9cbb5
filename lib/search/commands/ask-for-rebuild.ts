import { sql } from "drizzle-orm";
import { recordAudit } from "@/lib/audit";
import { type Context, transaction } from "@/lib/context";
import { authorize } from "@/lib/policy";
import { rebuildSubject } from "../feed";

/** Has every web node build its search index anew, beside the one in use. */
export async function askForRebuild(ctx: Context): Promise<void> {
  await transaction(ctx, async (work) => {
    authorize(work.actor, "site.operate", {});
    await work.tx.execute(sql`insert into changes (subject) values (${rebuildSubject})`);
    await work.tx.execute(sql`select pg_notify('changes', ${rebuildSubject})`);
    await recordAudit(work, "search.rebuild", "site", {});
  });
}
