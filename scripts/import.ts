import { createWriteStream, existsSync, type WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { Command } from "commander";
import { openDatabase } from "@/db/client";
import { assertMigrated } from "@/db/migrate";
import { reachDatabase } from "@/db/reach";
import { env } from "@/lib/env";
import { type ImportCounts, importFiles } from "@/lib/exchange/import";
import { refuseFolder } from "@/lib/exchange/refuse-folder";
import { OperatorError } from "@/lib/operator-error";
import { endWithSentence } from "./serve/end-with-sentence";

const program = new Command("npm run import --")
  .description(
    "Bring articles, questions and people into the site. May be stopped and run again at any time.",
  )
  .argument("<file...>", "files in the exchange format, one JSON object a line")
  .option("--errors <file>", "where lines that cannot be taken in are written, with the reason")
  .parse();
const files = program.args;

try {
  const absent = files.find((file) => !existsSync(file));
  if (absent) throw new OperatorError(`There is no file ${absent}.`);
  files.forEach(refuseFolder);
  const settings = env();
  const reached = await reachDatabase(settings);
  const { db, pool, close } = openDatabase(reached.url, {
    max: 4,
    statementTimeoutMs: 60_000,
    name: "firsthand import",
  });
  await assertMigrated(pool);

  const errorFile =
    program.opts().errors ?? join(settings.DATA_DIR, "imports", `${basename(files[0]!)}.errors.ndjson`);
  let errors: WriteStream | undefined;
  const began = Date.now();
  let shown = 0;
  const counts = await importFiles({ db, actor: { kind: "system", job: "import" } }, files, {
    onProgress(now) {
      if (Date.now() - shown < 1_000) return;
      shown = Date.now();
      const text = `${now.lines} lines read: ${sentence(now)}`;
      process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    async onBadLine(bad) {
      if (!errors) {
        await mkdir(join(errorFile, ".."), { recursive: true });
        errors = createWriteStream(errorFile);
      }
      errors.write(`${JSON.stringify(bad)}\n`);
    },
  });
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  console.log(`Imported ${sentence(counts)} in ${seconds} s.`);
  if (errors) {
    await new Promise((done) => errors!.end(done));
    console.log(`${counts.bad} lines could not be taken in; see ${errorFile}.`);
  }
  await close();
  await reached.leave();
  process.exit();
} catch (error) {
  endWithSentence(error);
}

function sentence(counts: ImportCounts): string {
  const { articles, questions, answers, people, known } = counts;
  return `${articles} articles, ${questions} questions, ${answers} answers, ${people} people (${known} there already)`;
}
