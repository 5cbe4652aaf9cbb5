import { resolve } from "node:path";
import type { Command } from "commander";
import { openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { restore } from "@/lib/site/restore";

export default function addRestore(program: Command): void {
  program
    .command("restore <folder>")
    .description("Fill an empty site from a backup, all of it or nothing.")
    .option("--replace", "put the backup in place of everything that the site holds")
    .action(async (folder: string, { replace }: { replace?: boolean }) => {
      const { url, leave } = await reachDatabase(env());
      const { pool, close } = openDatabase(url, { max: 1, statementTimeoutMs: 0, name: "firsthand restore" });
      try {
        await migrate(url);
        const { tables, madeAt } = await restore(pool, resolve(folder), { replace });
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        console.log(
          `Restored ${rows} rows as of ${madeAt}. Start the site again, where it runs, so that it sees them.`,
        );
      } finally {
        await close();
        await leave();
      }
    });
}
