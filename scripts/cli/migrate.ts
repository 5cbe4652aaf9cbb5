import type { Command } from "commander";
import { migrate } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";

export default function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("Bring the database to this version; safe to run at any time and by several at once.")
    .action(async () => {
      const { url, leave } = await reachDatabase(env());
      try {
        await migrate(url);
        console.log("The database is at this version.");
      } finally {
        await leave();
      }
    });
}
