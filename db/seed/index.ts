import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { keepPoints } from "@/lib/ambassadors/keep-points";
import { databaseNow } from "@/lib/context";
import { asIf } from "./as-if";
import { loadDemo } from "./demo/load";
import { publishHelp } from "./help";
import { saveLegalPages } from "./legal";
import { loadQuiz } from "./quiz";

export { loadHelp } from "./help";

/**
 * Fills a fresh site: `help` brings Firsthand's own articles, the ambassadors' quiz and legal pages to complete, `demo` the Fernwood company as
 * well. All of it or nothing, in one transaction; a second time nothing is doubled. `now` is the moment that the demo
 * leads up to (default: the database's clock).
 */
export async function loadStarter(
  db: Db,
  kind: "demo" | "help" | "none",
  { now }: { now?: Date } = {},
): Promise<void> {
  if (kind === "none") return;
  await db.transaction(async (tx) => {
    const work = asIf(tx, now ?? (await databaseNow(tx)));
    await publishHelp(work);
    await saveLegalPages(work, kind);
    await loadQuiz(work);
    if (kind === "demo" && !(await isDemo())) {
      await loadDemo(work);
      await keepAllPoints();
    }

    /** The worker would do it within a quarter of an hour; nobody looks at a demo that long. */
    async function keepAllPoints(): Promise<void> {
      const { rows } = await tx.execute<{ id: string }>(
        sql`select distinct person_id as id from appointments`,
      );
      for (const { id } of rows) await keepPoints(work, id);
    }

    async function isDemo(): Promise<boolean> {
      const { rows } = await tx.execute(sql`select from people where email = 'ada@fernwood.example'`);
      return rows.length > 0;
    }
  });
}
