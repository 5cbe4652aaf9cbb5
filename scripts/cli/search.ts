import type { Command } from "commander";
import { type Db, openDatabase } from "@/db/client";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { askForRebuild } from "@/lib/search/commands/ask-for-rebuild";
import { askForRepair } from "@/lib/search/commands/ask-for-repair";
import { modelOf } from "@/lib/search/embedder/embedder";
import { placeOf } from "@/lib/search/following/place";
import { compareWithServer } from "@/lib/search/meilisearch/compare";
import { indexName } from "@/lib/search/meilisearch/names";
import { searchServerOf, startSearch } from "@/lib/search/start";
import { siteDocuments } from "@/lib/web/search-documents";

const operator = (db: Db) => ({ db, actor: { kind: "system" as const, job: "search" } });
const ownIndexes = "There is no search server: every web node makes an index of its own from the database.";
const repairWithinMs = 60_000;

async function onSite(run: (db: Db, url: string) => Promise<void>): Promise<void> {
  const { url, leave } = await reachDatabase(env());
  const { db, close } = openDatabase(url, { statementTimeoutMs: 0 });
  try {
    await run(db, url);
  } finally {
    await close();
    await leave();
  }
}

export default function addSearch(program: Command): void {
  const search = program.command("search").description("Look after the search index.");

  search
    .command("rebuild")
    .alias("reindex")
    .description("Have the index built anew from the database; search stays up meanwhile.")
    .action(() =>
      onSite(async (db) => {
        await askForRebuild(operator(db));
        console.log(
          searchServerOf(env())
            ? "The worker makes a new index beside the one in use now, and swaps them."
            : "Every web node that runs builds its index anew now; one that starts later does so anyway.",
        );
      }),
    );

  search
    .command("check")
    .description("Compare the search server's index with the database; ends with 1 when they differ.")
    .action(() =>
      onSite(async (db) => {
        const address = searchServerOf(env());
        if (!address) return console.log(ownIndexes);
        const { documents, missing, stale, extra } = await compareWithServer(db, address, {
          source: siteDocuments(db),
          model: modelOf(env()),
        });
        console.log(`${documents} documents: ${missing} missing, ${stale} out of date, ${extra} too many.`);
        if (missing + stale + extra > 0) process.exitCode = 1;
      }),
    );

  search
    .command("repair")
    .description(
      "Have the worker compare the search server's index with the database and put right what differs.",
    )
    .action(() =>
      onSite(async (db) => {
        if (!searchServerOf(env())) return console.log(ownIndexes);
        const uid = await indexName(db);
        const before = (await placeOf(db, uid))?.checkedAt?.getTime() ?? 0;
        await askForRepair(operator(db));
        for (const until = Date.now() + repairWithinMs; Date.now() < until; ) {
          const place = await placeOf(db, uid);
          if (place?.drift && (place.checkedAt?.getTime() ?? 0) > before) {
            const { missing, stale, extra } = place.drift;
            return console.log(`Put right: ${missing} missing, ${stale} out of date, ${extra} too many.`);
          }
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
        console.log("No worker has done it within a minute; one that runs does it as soon as it can.");
        process.exitCode = 1;
      }),
    );

  search
    .command("measure")
    .description("Build an index beside those in use, and say how long it took and what it holds and needs.")
    .action(() =>
      onSite(async (_, url) => {
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
      }),
    );
}
