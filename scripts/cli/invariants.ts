import type { Command } from "commander";
import { openDatabase } from "@/db/client";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { brokenInvariants, lawNames } from "@/lib/site/queries/invariants";

export default function addInvariants(program: Command): void {
  program
    .command("invariants")
    .description("Check the laws that every site must keep; ends with 1 when one is broken.")
    .action(async () => {
      const { url, leave } = await reachDatabase(env());
      const { db, close } = openDatabase(url, { statementTimeoutMs: 0 });
      try {
        const broken = await brokenInvariants(db);
        for (const { law, subjects } of broken) console.log(`BROKEN  ${law}: ${subjects.join(", ")}`);
        console.log(`${lawNames.length - broken.length} of ${lawNames.length} laws hold.`);
        if (broken.length > 0) process.exitCode = 1;
      } finally {
        await close();
        await leave();
      }
    });
}
