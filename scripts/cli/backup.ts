import { resolve } from "node:path";
import type { Command } from "commander";
import { openDatabase } from "@/db/client";
import { assertMigrated } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { backup } from "@/lib/site/backup";

export default function addBackup(program: Command): void {
  program
    .command("backup <folder>")
    .description("Write the whole site, its files too, to a new folder. The site may go on working.")
    .action(async (folder: string) => {
      const { url, leave } = await reachDatabase(env());
      const { pool, close } = openDatabase(url, { max: 1, statementTimeoutMs: 0, name: "firsthand backup" });
      try {
        await assertMigrated(pool);
        const { tables } = await backup(pool, resolve(folder));
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        console.log(`Wrote ${rows} rows of ${tables.length} tables to ${resolve(folder)}.`);
        console.log("It holds private data. Sessions are left out: everybody signs in anew after a restore.");
      } finally {
        await close();
        await leave();
      }
    });
}
