import { Command } from "commander";
import { openDatabase } from "@/db/client";
import { assertMigrated } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { exportTo } from "@/lib/exchange/export";
import { endWithSentence } from "./serve/end-with-sentence";

const program = new Command("npm run export --")
  .description("Write what the public may read of the site to a file: articles, questions, answers, people.")
  .argument("<file>", "the file to write, one JSON object a line")
  .parse();

try {
  const reached = await reachDatabase(env());
  const { db, pool, close } = openDatabase(reached.url, {
    max: 2,
    statementTimeoutMs: 60_000,
    name: "firsthand export",
  });
  await assertMigrated(pool);
  const file = program.args[0]!;
  const counts = await exportTo({ db, actor: { kind: "system", job: "export" } }, file);
  const { articles, questions, answers, people } = counts;
  console.log(
    `Wrote ${articles} articles, ${questions} questions, ${answers} answers and ${people} people to ${file}.`,
  );
  await close();
  await reached.leave();
  process.exit();
} catch (error) {
  endWithSentence(error);
}
