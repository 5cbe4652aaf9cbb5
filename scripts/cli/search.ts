import type { Command } from "commander";
import { openDatabase } from "@/db/client";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { askForRebuild } from "@/lib/search/commands/ask-for-rebuild";
import { startSearch } from "@/lib/search/start";

export default function addSearch(program: Command): void {
  const search = program.command("search").description("Look after the search index.");

  search
    .command("reindex")
    .description("Have every web node build its index anew from the database; search stays up meanwhile.")
    .action(async () => {
      const { url, leave } = await reachDatabase(env());
      const { db, close } = openDatabase(url);
      try {
        await askForRebuild({ db, actor: { kind: "system", job: "reindex" } });
        console.log(
          "Every web node that runs builds its index anew now; one that starts later does so anyway.",
        );
      } finally {
        await close();
        await leave();
      }
    });

  search
    .command("measure")
    .description("Build an index beside those in use, and say how long it took and what it holds and needs.")
    .action(async () => {
      const { url, leave } = await reachDatabase(env());
      try {
        const before = process.memoryUsage().rss;
        const began = performance.now();
        const engine = await startSearch({ url });
        await engine.settled();
        const seconds = (performance.now() - began) / 1_000;
        const { documents } = await engine.state();
        const megabytes = (process.memoryUsage().rss - before) / 1_048_576;
        console.log(
          `${documents} documents in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB while building.`,
        );
        await engine.close();
      } finally {
        await leave();
      }
    });
}
